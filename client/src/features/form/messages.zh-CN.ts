export default {
  required: '请填写此项', requiredCheck: '请确认并勾选', requiredMark: '（必填）', minLength: '至少 {n} 个字', maxLength: '最多 {n} 个字', pattern: '格式不正确',
  min: '不能小于 {n}', max: '不能大于 {n}', minFiles: '至少上传 {n} 份材料', maxFiles: '最多上传 {n} 份材料',
  problems: '以下内容未被接受', choose: '请选择', searchHint: '输入名称查找', noOptions: '暂无可选项', noMatch: '没有符合的选项', pickDate: '选择日期', pickDateTime: '选择日期与时间', pickTime: '选择时间',
  noFiles: '未上传材料', awaited: '尚未填写', withheld: '个人信息，不留存', noRows: '尚未添加', rowNo: '序号', rowTitle: '第 {n} 项', addRow: '添加一项', removeRow: '删除', removeRowNo: '删除第 {n} 项', uploading: '材料仍在上传，请稍候',
  file: {
    type: '只接受 png、jpg、pdf 文件', size: '文件超过 20 MB', empty: '文件是空的', done: '{name} 已上传', failed: '{name} 未能上传：{problem}', cancelled: '已取消 {name}', count: '已上传 {n} 份', countOf: '已上传 {n} 份，至少 {least} 份', photo: '拍照上传', pasteWhere: '请先点选要粘贴到的材料栏，再粘贴截图', leftOut: '最多 {max} 份，另有 {n} 份未添加',
  },
  draft: {
    saved: '草稿已保存 {time}', device: '暂未连上服务器，填写内容已暂存在本机', deviceOnly: '提交前，填写内容只暂存在本机', stopped: '草稿未能保存，填写内容已暂存在本机', formChanged: '表单已更新，仍适用的内容已保留。',
    conflict: '这份草稿已在其他页面更新', conflictText: '本页内容尚未保存为草稿，请选择以哪一份为准。', giveWay: '载入较新的草稿', insist: '以本页内容为准',
    discard: '放弃草稿', discardTitle: '放弃“{name}”的草稿', discardText: '填写的内容和尚未提交的材料将清空，不能恢复。',
  },
};
