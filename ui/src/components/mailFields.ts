// The fields of a mail that the user looks over.
export const mailNames = ['to', 'cc', 'subject', 'text'] as const;
export type MailName = (typeof mailNames)[number];
