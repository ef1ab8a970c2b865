export default {
  label: '流程图，可拖动与缩放', zoomIn: '放大', zoomOut: '缩小', fit: '适应窗口', unreadable: '流程图无法显示，请联系流程负责人。',
  legend: { incident: '异常环节', taken: '已走过', current: '当前环节', overdue: '逾期环节', clause: '对应条款' },
};
