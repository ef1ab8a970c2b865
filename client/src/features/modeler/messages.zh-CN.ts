export default {
  title: '建模', properties: '属性', tabs: '建模内容', tab: { design: '设计', versions: '版本' },
  list: { title: '流程列表', search: '搜索流程', none: '没有匹配的流程' },
  choose: { title: '请选择一个流程', text: '左侧列出全部流程。打开后可以修改流程图、检查问题并部署新版本。' },
  readOnly: '小屏幕上仅供查看。修改与部署请在电脑上进行。',
  version: {
    draft: 'v{n} 草稿', editing: '编辑中', running: 'v{n} 运行中', former: 'v{n} 历史版本', file: '来自文件', inService: '运行中', version: '版本', reason: '部署原因', by: '部署人', at: '部署时间', act: '操作', open: '打开',
    note: '新发起的事项使用最新版本；已在运行的事项仍按发起时的版本办理，不受影响。',
  },
  note: { running: '新发起的事项使用此版本', former: '历史版本，可作为底稿重新部署', draft: '基于 v{n}，尚未部署', other: '流程标识为 {key}，与当前流程不同' },
  act: { undo: '撤销', redo: '重做', import: '导入', export: '导出', deploy: '部署 v{n}', deployFile: '部署', nothing: '与运行中的版本相同，无需部署' },
  problems: {
    title: '检查结果', errors: '{n} 错误', warnings: '{n} 警告', error: '错误', warning: '警告', checking: '正在检查', ready: '可以部署', none: '没有发现问题。', failed: '检查未完成',
  },
  deploy: {
    title: '部署“{name}”v{n}', titleFile: '部署“{name}”', text: '部署后，新发起的事项使用新版本；已在运行的事项仍按原版本办理。', first: '流程标识与当前流程不同：部署后将成为该标识的新版本或新流程。',
    reason: '部署原因', reasonHint: '例如：按宣传部意见，增加证据固定环节', reasonMissing: '请填写部署原因，至少 2 个字', act: '部署 v{n}', actFile: '部署',
    refused: '未能部署', kept: '流程图未改动，您的修改都在。请处理以下问题：', done: '已部署“{name}”v{n}',
  },
  diff: {
    title: '与运行中的 v{n} 相比', none: '环节与设置没有变化（仅版面或与之相同）。', added: '新增', removed: '删除', renamed: '改名', changed: '设置', flows: '连线',
    addedLine: '{name}', removedLine: '{name}', renamedLine: '{from} → {to}', changedLine: '{name}：{what}',
  },
  setting: {
    type: '类型', documentation: '说明', default: '默认分支', conditionExpression: '条件', sourceRef: '连线起点', targetRef: '连线终点', eventDefinitions: '事件定义', attachedToRef: '附着环节', cancelActivity: '是否中断',
    implementation: '服务', calledElement: '调用的流程', loopCharacteristics: '多实例', extensionElements: '参数与映射', messageRef: '消息',
    'gov-clause': '对应条款', 'gov-deadline': '期限', 'gov-deadlineStart': '起算', 'gov-deadlineTitle': '期限名称', 'gov-separateFrom': '经办核验分离', 'gov-excludedUsers': '回避人员', 'gov-deadlineRef': '所依期限', 'gov-deadlineId': '所依期限',
    'gov-offset': '偏移', 'gov-notBefore': '不早于', 'gov-armWhen': '启用条件', 'gov-correlationKey': '消息关联', 'gov-subject': '事项补充', 'gov-category': '分类', 'gov-summary': '发起页说明', 'gov-startable': '可由人员发起', 'gov-verbs': '办理动作', 'gov-returnTo': '可退回到', 'gov-votes': '计票变量', 'gov-skippable': '允许跳过',
    'camunda-assignee': '办理人', 'camunda-candidateUsers': '候选人员', 'camunda-candidateGroups': '候选角色', 'camunda-formKey': '表单', 'camunda-decisionRef': '规则表', 'camunda-resultVariable': '结果变量',
    other: '其他设置',
  },
  file: {
    opened: '已打开“{name}”，核对后请部署', tooBig: '“{name}”超过 1 MB，未打开。', unreadable: '“{name}”不是可读的流程图文件，未打开；当前流程图未改动。', noProcess: '“{name}”中没有流程，未打开。', noDrawing: '“{name}”没有图形信息，无法在编辑器中显示，未打开。',
  },
  leave: { title: '放弃对“{name}”的修改？', text: '修改尚未部署。离开后这些修改不再保留；如需保留，可先导出为文件。', confirm: '放弃修改', cancel: '继续编辑' },
  lint: {
    'fake-join': '多条连线直接汇入本环节：每条到达都会各执行一次。', 'no-bpmndi': '该元素没有图形信息，在图上看不到。', 'no-duplicate-sequence-flows': '两个环节之间有重复的连线。',
    'no-implicit-end': '该环节之后没有结束事件。', 'no-implicit-split': '该环节有多条无条件的出线，会同时走。请用并行网关画明。', 'no-overlapping-elements': '该元素与其他元素重叠。', 'superfluous-gateway': '该网关只有一进一出，可以去掉。',
  },
  panel: {
    yes: '有表单即可', no: '不在发起页提供',
    group: { 'qunguan-execution': '办理', 'qunguan-regulation': '法规' },
    field: {
      'camunda-assignee': '办理人', 'camunda-candidateUsers': '候选人员', 'camunda-candidateGroups': '候选角色', 'camunda-formKey': '表单', implementation: '服务', 'camunda-decisionRef': '规则表', 'camunda-resultVariable': '结果变量',
      calledElement: '调用的流程', condition: '条件', 'gov-clause': '对应条款', 'gov-subject': '事项补充', 'gov-category': '分类', 'gov-summary': '发起页说明', 'gov-startable': '可由人员发起', 'gov-verbs': '办理动作', 'gov-returnTo': '可退回到', 'gov-votes': '计票变量', 'gov-skippable': '允许跳过', 'gov-deadline': '期限', 'gov-deadlineStart': '起算', 'gov-deadlineTitle': '期限名称', 'gov-separateFrom': '经办核验分离',
      'gov-excludedUsers': '回避人员', 'gov-deadlineRef': '所依期限', 'gov-deadlineId': '所依期限编号', 'gov-offset': '偏移', 'gov-notBefore': '不早于', 'gov-armWhen': '启用条件', 'gov-correlationKey': '消息关联',
    },
    hint: {
      'gov-verbs': '空格分隔：transfer 转办、delegate 委派、add-sign 加签、return 退回、copy 抄送、recall 撤回、batch 批量；不填为除退回和批量外全部', 'gov-returnTo': '可退回的环节编号，空格分隔；允许退回而不填，为办过的任一环节', 'gov-votes': '会签时存放各选项票数的变量，如 votes；完成条件可用 votes.AGREE、votes.total', 'gov-skippable': '环节出错时，有权限的人员可以跳过它继续。',
      'camunda-candidateGroups': "角色{'@'}范围，逗号分隔，如 FIRST_RESP{'@'}unit；以 = 开头为 FEEL 表达式", 'camunda-candidateUsers': "如 OWNER{'@'}group；以 = 开头为 FEEL 表达式", 'camunda-formKey': '表单文件名，不含 .form.json',
      implementation: '服务名称，如 group.issueFilingNumber', 'camunda-decisionRef': '规则表编号，如 D01', condition: 'FEEL 表达式，如 =decision = "AGREE"', 'gov-clause': '多条以空格分隔，如 A8(1)b B13b',
      'gov-deadline': '期限编号，如 T-APPR；可用 FEEL', 'gov-subject': '写在环节名称之后，用以区分同类事项（FEEL）', 'gov-deadlineStart': '不填为任务产生之时', 'gov-deadlineTitle': '不填为规则的名称', 'gov-separateFrom': '这些环节的经办人不得办理本环节，空格分隔；start 指发起人', 'gov-deadlineRef': '期限编号，如 T-DISS',
      'gov-offset': '0 为逾期之时，+3WD 为应办日后第 3 个工作日终了', 'gov-notBefore': '定时不早于此时刻（FEEL）', 'gov-armWhen': '条件为假时不启用定时（FEEL）', 'gov-correlationKey': '不填为业务编号',
    },
  },
};
