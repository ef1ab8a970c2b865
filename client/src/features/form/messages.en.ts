export default {
  required: 'Please fill in', requiredCheck: 'Please confirm', requiredMark: '(required)', minLength: 'At least {n} characters', maxLength: 'At most {n} characters', pattern: 'Wrong format',
  min: 'Not less than {n}', max: 'Not more than {n}', minFiles: 'Upload at least {n} files', maxFiles: 'At most {n} files', fileType: 'Only png, jpg and pdf files', fileSize: 'The file exceeds 20 MB',
  problems: 'Not accepted', choose: 'Choose', searchHint: 'Type a name', noOptions: 'Nothing to choose from', noMatch: 'Nothing matches', pickDate: 'Pick a date', pickDateTime: 'Pick date and time', pickTime: 'Pick a time',
  noFiles: 'Nothing uploaded', noRows: 'Nothing added yet', rowNo: 'No.', rowTitle: 'Item {n}', addRow: 'Add', removeRow: 'Remove', removeRowNo: 'Remove item {n}', uploading: 'Files are still uploading',
};
