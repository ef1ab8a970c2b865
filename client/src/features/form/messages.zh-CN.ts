export default {
  required: '请填写此项', requiredCheck: '请确认并勾选', requiredMark: '（必填）', minLength: '至少 {n} 个字', maxLength: '最多 {n} 个字', pattern: '格式不正确',
  min: '不能小于 {n}', max: '不能大于 {n}', minFiles: '至少上传 {n} 份材料', maxFiles: '最多上传 {n} 份材料', fileType: '只接受 png、jpg、pdf 文件', fileSize: '文件超过 20 MB',
  problems: '以下内容未被接受', choose: '请选择', searchHint: '输入名称查找', noOptions: '暂无可选项', noMatch: '没有符合的选项', pickDate: '选择日期', pickDateTime: '选择日期与时间', pickTime: '选择时间',
  noFiles: '未上传材料', noRows: '尚未添加', rowNo: '序号', rowTitle: '第 {n} 项', addRow: '添加一项', removeRow: '删除', removeRowNo: '删除第 {n} 项', uploading: '材料仍在上传，请稍候',
};
