// The evidence card as a document: the same sections, words and figures on screen, on paper and as copied text.

export interface EvidenceLine {
  key: string;
  label: string;
  /** Smaller words below the label. */
  note?: string;
  /** One, or as many as the section has columns. */
  values: string[];
  /** What everything above adds up to. */
  isSum?: boolean;
}

export interface EvidenceSection {
  key: string;
  title: string;
  /** Words first. */
  sentences: string[];
  /** Headings of the figures, where there is more than one a line. */
  columns?: string[];
  lines: EvidenceLine[];
}

export interface EvidenceDocument {
  title: string;
  /** Store, product, day, what was known. */
  subtitle: string;
  summary: string;
  sections: EvidenceSection[];
}

/** Too long for a column of figures, as a fingerprint is: may be broken anywhere. */
export const isLong = (value: string): boolean => value.length > 32;

/** Plain text for a mail or a note: a heading, its sentences, a line a figure. */
export function documentText({ title, subtitle, summary, sections }: EvidenceDocument): string {
  const blocks = sections.map(({ title: heading, sentences, columns, lines }) =>
    [
      heading,
      ...sentences,
      ...(columns ? [`  (${columns.join(' | ')})`] : []),
      ...lines.map(
        ({ label, note, values, isSum }) =>
          `  ${isSum ? '= ' : ''}${label}${note ? ` (${note})` : ''}: ${values.join(' | ')}`,
      ),
    ].join('\n'),
  );
  return [`${title}\n${subtitle}`, summary, ...blocks].join('\n\n');
}
