export default {
  label: 'Diagram; drag and zoom', zoomIn: 'Zoom in', zoomOut: 'Zoom out', fit: 'Fit', unreadable: 'The diagram cannot be shown. Please tell the process owner.',
  legend: { incident: 'Broken step', taken: 'Taken', current: 'Current step', overdue: 'Overdue step', clause: 'Clause' },
};
