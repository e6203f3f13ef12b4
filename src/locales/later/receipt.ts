// What proves that somebody was forgotten.

export default {
  receiptId: 'Visitor',
  receiptTime: 'Deleted',
  receiptServer: 'Server',
  copyReceipt: 'Copy receipt',
  copied: 'Copied',
  downloadReceipt: 'Download receipt',
}
