export default {
  required: 'Please fill in', requiredCheck: 'Please confirm', requiredMark: '(required)', minLength: 'At least {n} characters', maxLength: 'At most {n} characters', pattern: 'Wrong format',
  min: 'Not less than {n}', max: 'Not more than {n}', minFiles: 'Upload at least {n} files', maxFiles: 'At most {n} files',
  problems: 'Not accepted', choose: 'Choose', searchHint: 'Type a name', noOptions: 'Nothing to choose from', noMatch: 'Nothing matches', pickDate: 'Pick a date', pickDateTime: 'Pick date and time', pickTime: 'Pick a time',
  noFiles: 'Nothing uploaded', awaited: 'Not filled in yet', withheld: 'Personal, not kept', noRows: 'Nothing added yet', rowNo: 'No.', rowTitle: 'Item {n}', addRow: 'Add', removeRow: 'Remove', removeRowNo: 'Remove item {n}', uploading: 'Files are still uploading',
  file: {
    type: 'Only png, jpg and pdf files', size: 'The file exceeds 20 MB', empty: 'The file is empty', done: '{name} uploaded', failed: '{name} was not uploaded: {problem}', cancelled: '{name} cancelled', count: '{n} uploaded', countOf: '{n} uploaded, at least {least}', photo: 'Take a photo', pasteWhere: 'Click the field the screenshot belongs to, then paste', leftOut: 'At most {max}; {n} more were not added',
  },
  draft: {
    saved: 'Draft saved {time}', device: 'No connection; what you typed is kept on this device', deviceOnly: 'Kept on this device only until you submit', stopped: 'The draft could not be saved; it is kept on this device', formChanged: 'The form has changed; what still fits is kept.',
    conflict: 'This draft has been changed in another page', conflictText: 'What is on this page is not saved as a draft. Choose which one counts.', giveWay: 'Load the newer draft', insist: 'Keep this page',
    discard: 'Discard draft', discardTitle: 'Discard the draft of “{name}”', discardText: 'What you typed and the files not yet submitted go, for good.',
  },
};
