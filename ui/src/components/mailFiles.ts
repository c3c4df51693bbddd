// A file that goes with a mail, or can.
export interface MailFileTick {
  key: string;
  name: string;
  /** In bytes; null while it is yet to be made. */
  size: number | null;
  isTicked: boolean;
  /** Goes always. */
  isFixed?: boolean;
}
