/** Chinese for the strings of the properties panel and of the editor that bpmn-js-i18n has none for. */
const elements: Record<string, string> = {
  Process: '流程', Task: '任务', 'User Task': '用户任务', 'Service Task': '服务任务', 'Business Rule Task': '规则任务', 'Send Task': '发送任务', 'Receive Task': '接收任务',
  'Manual Task': '手工任务', 'Script Task': '脚本任务', 'Call Activity': '调用流程', 'Sub Process': '子流程', 'Expanded Sub Process': '子流程', 'Collapsed Sub Process': '折叠子流程',
  'Event Sub Process': '事件子流程', 'Sequence Flow': '连线', 'Default Flow': '默认分支', 'Conditional Flow': '条件分支', 'Exclusive Gateway': '排他网关', 'Parallel Gateway': '并行网关',
  'Inclusive Gateway': '包容网关', 'Event Based Gateway': '事件网关', 'Complex Gateway': '复杂网关', 'Start Event': '开始事件', 'End Event': '结束事件', 'Intermediate Throw Event': '中间事件',
  'Intermediate Catch Event': '中间捕获事件', 'Boundary Event': '边界事件', 'Message Start Event': '消息开始事件', 'Message Start Event (Non Interrupting)': '消息开始事件（不中断）',
  'Message Boundary Event': '消息边界事件', 'Message Boundary Event (Non Interrupting)': '消息边界事件（不中断）', 'Message Intermediate Throw Event': '消息抛出事件',
  'Message Intermediate Catch Event': '消息捕获事件', 'Message End Event': '消息结束事件', 'Timer Start Event': '定时开始事件', 'Timer Start Event (Non Interrupting)': '定时开始事件（不中断）',
  'Timer Boundary Event': '定时边界事件', 'Timer Boundary Event (Non Interrupting)': '定时边界事件（不中断）', 'Timer Intermediate Catch Event': '定时捕获事件', 'Error Boundary Event': '错误边界事件',
  'Error End Event': '错误结束事件', 'Error Start Event': '错误开始事件', 'Signal Start Event': '信号开始事件', 'Signal Boundary Event': '信号边界事件', 'Signal Boundary Event (Non Interrupting)': '信号边界事件（不中断）',
  'Signal Intermediate Throw Event': '信号抛出事件', 'Signal Intermediate Catch Event': '信号捕获事件', 'Signal End Event': '信号结束事件', 'Terminate End Event': '终止事件',
  'Text Annotation': '文字注释', Association: '关联', Collaboration: '协作图', Group: '分组',
};

const panel: Record<string, string> = {
  General: '基本', Name: '名称', ID: '标识', 'This maps to the process definition key.': '即流程标识；同一标识的新部署成为新版本。',
  Documentation: '说明', 'Element documentation': '环节说明', 'Process documentation': '流程说明', 'Section contains edits': '本组有内容', 'Toggle section': '展开或收起', 'Open pop-up editor': '在大窗口中编辑',
  'Create new list item': '新增一项', 'Toggle list item': '展开或收起', 'Delete item': '删除', 'List contains {numOfItems} item': '共 {numOfItems} 项', 'List contains {numOfItems} items': '共 {numOfItems} 项',
  'List contains 1 item': '共 1 项', '<empty>': '（空）', '<none>': '（无）', 'Create new ...': '新建…', Create: '新增', Inputs: '输入参数', 'Local variable name': '参数名', 'Assignment type': '取值方式',
  'String or expression': '文字或 FEEL 表达式', List: '列表（不支持）', Map: '映射（不支持）', Script: '脚本（不支持）', Value: '值', 'Start typing "${}" to create an expression.': '以 = 开头为 FEEL 表达式。',
  'In mappings': '传入数据', 'Out mappings': '传出数据', Type: '类型', Source: '来源变量', 'Source expression': '来源表达式', Target: '目标变量', Local: '仅本层', All: '全部变量',
  Message: '消息', 'Global message reference': '消息定义', 'Message name': '消息名称', Signal: '信号', 'Global signal reference': '信号定义', 'Signal name': '信号名称', Error: '错误', 'Global error reference': '错误定义',
  'Error name': '错误名称', Code: '代码', 'Error message': '错误说明', 'Code variable': '代码变量', 'Message variable': '说明变量',
  Timer: '定时', Date: '日期或时刻', Duration: '时长', Cycle: '循环（不支持）', 'Multi-instance': '多实例', 'Loop cardinality': '次数', Collection: '集合', 'Element variable': '每项变量', 'Completion condition': '完成条件（不支持）',
  'Select an element to edit its properties.': '选择一个环节以查看和修改属性。', 'Multiple elements are selected. Select a single element to edit its properties.': '已选多个环节。选择单个环节以修改属性。',
  'ID must not be empty.': '标识不能为空。', 'ID must be unique.': '标识不能重复。', 'ID must not contain spaces.': '标识不能含空格。', 'ID must be a valid QName.': '标识格式不正确。',
  'Element must have an unique id.': '标识不能重复。',
};

const editor: Record<string, string> = {
  'Change element': '更改类型', 'Ad-hoc sub-process': '临时子流程（不支持）', 'Toggle non-interrupting': '切换是否中断', 'Search in diagram': '在图中查找', 'Append element': '追加环节', 'Create element': '新建环节',
  'Connect to other element': '连线到其他环节', 'Delete': '删除', 'Add text annotation': '添加文字注释', 'Activate hand tool': '移动画布', 'Activate lasso tool': '框选', 'Activate create/remove space tool': '腾出或收拢空间',
  'Activate global connect tool': '连线', 'Create start event': '开始事件', 'Create intermediate/boundary event': '中间或边界事件', 'Create end event': '结束事件', 'Create gateway': '网关', 'Create task': '任务',
  'Create expanded sub-process': '子流程', 'Append end event': '追加结束事件', 'Append gateway': '追加网关', 'Append task': '追加任务', 'Append intermediate/boundary event': '追加中间事件',
  'Call activity': '调用流程', 'Business rule task': '规则任务', 'No matching entries found': '没有匹配项',
};

export const panelTexts: Record<string, string> = { ...elements, ...panel, ...editor };
