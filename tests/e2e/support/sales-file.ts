// Sales as a till might export them: made up, the same every time.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

const DAY_MS = 86_400_000;

export interface SalesFile {
  path: string;
  name: string;
  rows: number;
}

interface Options {
  folder: string;
  name?: string;
  products?: number;
  days?: number;
  /** First day, ISO. */
  from?: string;
  /** Added to every quantity, to make a file that differs. */
  more?: number;
  /** Lines put in after the header, as they are. */
  oddLines?: string[];
}

/** Semicolons, day first, as a German till writes it. */
export async function writeSales(options: Options): Promise<SalesFile> {
  const { folder, name = 'till.csv', products = 8, days = 120, from = '2026-01-13', more = 0, oddLines = [] } = options;
  const lines = ['Datum;Artikelnummer;Bezeichnung;Warengruppe;Menge;Preis;Bestand', ...oddLines];
  const start = Date.parse(`${from}T00:00:00Z`);
  for (let day = 0; day < days; day++) {
    const date = new Date(start + day * DAY_MS);
    const text = `${String(date.getUTCDate()).padStart(2, '0')}.${String(date.getUTCMonth() + 1).padStart(2, '0')}.${date.getUTCFullYear()}`;
    for (let product = 1; product <= products; product++) {
      const weekend = date.getUTCDay() % 6 === 0 ? 6 : 0;
      const units = ((day * 7 + product * 13) % 9) + product + weekend + more;
      const stock = 40 + ((day * 11 + product * 5) % 60);
      lines.push(
        `${text};A-${100 + product};Artikel ${product};Gruppe ${(product % 3) + 1};${units};${(product * 1.35).toFixed(2).replace('.', ',')};${stock}`,
      );
    }
  }
  const file = path.join(folder, name);
  await writeFile(file, `${lines.join('\r\n')}\r\n`);
  return { path: file, name, rows: lines.length - 1 };
}
