// What each word of exported files has beside its English.

/** German, Spanish, French. */
export type InOtherLanguages = readonly [de: string, es: string, fr: string];
