// Words with which exports say that a sale was undone.

const CANCELLED =
  /^(?:wc-)?(?:cancell?ed(?: by .*)?|cancell?ation|void(?:ed)?|refunded|failed|trash|storn\w*|annul\w*|anulad[oa]s?|cancelad[oa]s?|abgebrochen|fehlgeschlagen|erstattet|rembours\w*|reembolsad[oa]s?)$/i;

export const isCancelWord = (text: string): boolean => CANCELLED.test(text);
