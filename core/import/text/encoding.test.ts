import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, test } from 'vitest';
import { testFolder } from '../test-files.ts';
import { detectDelimiter } from './delimiter.ts';
import { detectEncoding } from './encoding.ts';
import { readText } from './read-text.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const german = 'Datum;Warengruppe;Größe;Menge;Preis €\n01.02.2024;Gemüse;groß;3;1,50 €\n02.02.2024;Säfte;Öl;1;2,00 €\n';
const french = 'Date;Désignation;Quantité\n01/02/2024;Crème brûlée;3\n02/02/2024;Pâté de campagne à l’ancienne;2\n';
const spanish = 'Fecha;Artículo;Año\n01/02/2024;Piñata pequeña;3\n02/02/2024;Jamón serrano;2\n';
const polish = 'Data;Nazwa;Ilość\n2024-02-01;Żółty ser dojrzewający;3\n2024-02-02;Świeże pieczywo, chleb żytni;2\n';
const russian = 'Дата;Товар;Количество\n01.02.2024;Хлеб бородинский;3\n02.02.2024;Молоко пастеризованное;2\n';
const japanese = '日付;商品名;数量\n2024-02-01;おにぎり鮭;3\n2024-02-02;サンドイッチ卵;2\n';

describe('the encoding', () => {
  test.each([
    ['utf-8', german],
    ['utf-16le', french],
    ['utf-16be', german],
    ['windows-1252', german],
    ['windows-1252', french],
    ['windows-1252', spanish],
    ['cp850', german.replaceAll(' €', '')],
    ['cp850', french.replaceAll('’', ' ')],
    ['macintosh', german.replaceAll(' €', '')],
    ['macintosh', french],
    ['windows-1250', polish.repeat(10)],
    ['windows-1251', russian.repeat(5)],
    ['shift_jis', japanese.repeat(20)],
  ])('is found to be %s, and the text is read back', (encoding, text) => {
    for (const mark of encoding.startsWith('utf') ? [false, true] : [false]) {
      const file = folder.text('file.txt', text, { encoding, mark });
      const found = detectEncoding(file.path);
      let read = '';
      readText(file.path, found, (piece) => {
        read += piece;
        return true;
      });
      expect(read).toBe(text);
    }
  });

  test('is Windows-1252 for the first umlaut on the last line of a long file', () => {
    const file = folder.text('late.csv', `${'a,b,c\n'.repeat(400_000)}Müller,Käse,1\n`, { encoding: 'windows-1252' });
    expect(detectEncoding(file.path)).toBe('windows-1252');
  });

  test('is UTF-8 wherever a character is cut by the end of a block', () => {
    for (const character of ['ü', '€', '🥐']) {
      for (let shift = 0; shift < 4; shift++) {
        const text = 'a'.repeat(1024 * 1024 - 2 + shift) + character.repeat(3);
        const file = folder.text('cut.txt', text);
        expect(detectEncoding(file.path)).toBe('utf-8');
        let read = '';
        readText(file.path, 'utf-8', (piece) => {
          read += piece;
          return true;
        });
        expect(read).toBe(text);
      }
    }
  });

  test('stays UTF-8 when a few characters are damaged', () => {
    const bytes = Buffer.concat([Buffer.from(german.repeat(20)), Buffer.from([0xc3, 0x28, 0x0a])]);
    expect(detectEncoding(folder.bytes('damaged.csv', bytes).path)).toBe('utf-8');
  });

  test('is always one that can be read, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(iconv.encodingExists(detectEncoding(folder.bytes('any.bin', bytes).path))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the delimiter', () => {
  test.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2,5;3,5\n2,5;3,5;4,5\n', ';'],
    ['a\tb\n1,000\t2\n"x, y"\t3\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['Sales report for 2024, all shops\n\na;b\n1;2\n3;4\n5;6\n', ';'],
    ['sep=;\na;b\n', ';'],
    ['date,product,units\n2024-01-01,"Salt; fine",3\n2024-01-01,"Nuts; mixed",1\n', ','],
    ['one\ntwo\nthree\n', null],
  ])('of %j is %j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });
});
