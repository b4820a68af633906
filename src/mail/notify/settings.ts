/** How GOV.UK Notify is reached: the key of a service, and the templates through which e-mails and text messages go; null where there is none. */
export type NotifySettings = Readonly<{ key: string; url: string; emailTemplate: string | null; textTemplate: string | null }>
