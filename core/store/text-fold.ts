// Text as a search sees it: without case and accents, so that "cafe" finds "Café".

export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();
