/**
 * An application that the authority's sign-in service knows. With its secret it is given tokens, and no person signs in.
 * Internet standard: RFC 6749 section 4.4 (client credentials).
 */
export type OauthApplication = Readonly<{ tokenUrl: string; clientId: string; clientSecret: string; scope: string }>

/** How Heard signs in at a mail server: as a user with a password, or as an application that may open this user's mailbox. */
export type MailSignIn = Readonly<{ user: string; password: string } | { user: string; application: OauthApplication }>
