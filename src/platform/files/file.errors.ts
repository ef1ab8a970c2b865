import { DomainError } from '../../common';

export class FileMissing extends DomainError {
  constructor() {
    super('file-missing', 'invalid-input', { zh: '请选择要上传的文件。', en: 'Please choose a file to upload.' }, {}, [
      { field: 'file', code: 'file-missing', message: { zh: '没有文件', en: 'no file' } },
    ]);
  }
}

export class FileEmpty extends DomainError {
  constructor(fileName: string) {
    super('file-empty', 'unprocessable', { zh: `文件“${fileName}”是空的。`, en: `The file "${fileName}" is empty.` }, { fileName });
  }
}

export class FileTooLarge extends DomainError {
  constructor(limitMegabytes: number) {
    super('file-too-large', 'too-large', { zh: `文件不能超过 ${limitMegabytes} MB。`, en: `A file may be ${limitMegabytes} MB at most.` }, { limitMegabytes });
  }
}

export class FileTypeUnsupported extends DomainError {
  constructor(fileName: string) {
    super(
      'file-type-unsupported',
      'unprocessable',
      { zh: `“${fileName}”不是完整的 PNG、JPG 图片或 PDF 文件。`, en: `"${fileName}" is not a complete PNG or JPG image or PDF document.` },
      { fileName, supported: ['png', 'jpg', 'pdf'] },
    );
  }
}

/** The name or the browser says one thing, the content another. */
export class FileTypeMismatch extends DomainError {
  constructor(fileName: string, actual: string) {
    super(
      'file-type-mismatch',
      'unprocessable',
      { zh: `“${fileName}”的内容是 ${actual}，与文件名或声明的类型不符。`, en: `The content of "${fileName}" is ${actual}, which is not what its name or declared type says.` },
      { fileName, actual },
    );
  }
}

export class ImageTooLarge extends DomainError {
  constructor(fileName: string, limitMegapixels: number) {
    super(
      'image-too-large',
      'unprocessable',
      { zh: `图片“${fileName}”超过 ${limitMegapixels} 百万像素。`, en: `The image "${fileName}" has more than ${limitMegapixels} megapixels.` },
      { fileName, limitMegapixels },
    );
  }
}

/** What calls itself a picture and cannot be drawn: cut off inside, damaged, or larger than it says. */
export class ImageUnreadable extends DomainError {
  constructor(fileId: string) {
    super('image-unreadable', 'unprocessable', { zh: '该文件不能显示为缩略图。', en: 'No thumbnail can be drawn of this file.' }, { fileId });
  }
}

/** The row is there and the content is not: somebody touched the disk. */
export class FileContentLost extends DomainError {
  constructor(fileId: string) {
    super('file-content-lost', 'unavailable', { zh: '文件内容暂时无法读取，请联系管理员。', en: 'The content of the file cannot be read; please tell the administrator.' }, { fileId });
  }
}

export class FileNotFound extends DomainError {
  constructor(fileId: string) {
    super('file-not-found', 'not-found', { zh: '没有这个文件。', en: 'There is no such file.' }, { fileId });
  }
}
