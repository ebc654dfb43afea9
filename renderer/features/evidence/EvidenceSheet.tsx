// The evidence card on paper. No page size is set: A4 or Letter, whichever the printer has.
import GlobalStyles from '@mui/material/GlobalStyles';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { type EvidenceDocument, isLong } from './evidence-document.ts';

const SHEET_STYLE = {
  '.evidence-sheet': { display: 'none' },
  '@media print': {
    '@page': { margin: '16mm' },
    // The page and the dialog that it is printed from.
    'body > *:not(.evidence-sheet)': { display: 'none !important' },
    '.evidence-sheet': { display: 'block', fontSize: '10pt', lineHeight: 1.45, color: '#000' },
    '.evidence-sheet h1': { fontSize: '16pt', margin: '0 0 2pt' },
    '.evidence-sheet h2': { fontSize: '11pt', margin: '12pt 0 3pt' },
    '.evidence-sheet p': { margin: '0 0 4pt' },
    '.evidence-sheet .muted': { color: '#555' },
    '.evidence-sheet small': { display: 'block', fontSize: '8pt', color: '#555' },
    '.evidence-sheet table': { width: '100%', borderCollapse: 'collapse', fontFeatureSettings: "'tnum' 1" },
    '.evidence-sheet td, .evidence-sheet th': {
      padding: '2.5pt 4pt',
      borderBottom: '0.5pt solid #bbb',
      textAlign: 'left',
      fontWeight: 'normal',
    },
    '.evidence-sheet td, .evidence-sheet thead th': { textAlign: 'right', whiteSpace: 'nowrap' },
    '.evidence-sheet td.long': { whiteSpace: 'normal', overflowWrap: 'anywhere' },
    '.evidence-sheet tr.sum > *': { fontWeight: 'bold', borderTop: '1pt solid #000' },
    '.evidence-sheet section': { breakInside: 'avoid' },
  },
} as const;

export function useEvidenceSheet(shown: EvidenceDocument) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const done = () => setIsOpen(false);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [isOpen]);
  return { print: () => setIsOpen(true), sheet: isOpen && <EvidenceSheet shown={shown} /> };
}

function EvidenceSheet({ shown: { title, subtitle, summary, sections } }: { shown: EvidenceDocument }) {
  return createPortal(
    <div className="evidence-sheet">
      <GlobalStyles styles={SHEET_STYLE} />
      <h1>{title}</h1>
      <p className="muted">{subtitle}</p>
      <p>{summary}</p>
      {sections.map(({ key: section, title: heading, sentences, columns, lines }) => (
        <section key={section}>
          <h2>{heading}</h2>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <table>
            {columns && (
              <thead>
                <tr>
                  <td />
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
            )}
            <tbody>
              {lines.map(({ key, label, note, values, isSum }) => (
                <tr key={key} className={isSum ? 'sum' : undefined}>
                  <th scope="row">
                    {label}
                    {note && <small>{note}</small>}
                  </th>
                  {values.map((value, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells of fixed columns
                    <td key={i} className={isLong(value) ? 'long' : undefined}>
                      {value}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </div>,
    document.body,
  );
}
