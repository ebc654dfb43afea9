// A word of the glossary that explains itself on hover, focus or tap.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '#renderer/i18n/i18n.ts';
import { Explained } from './Explained.tsx';

/** Names of the glossary's terms; their words and meanings are in i18n's terms.json, in step with docs/glossary.md. */
export type TermName = keyof Words['terms'];

interface Props {
  name: TermName;
  /** The word as it stands in its place; the glossary's own word when left out. */
  children?: ReactNode;
}

/**
 * Takes the focus itself, so never inside a button or link (a table's sort button takes `useTermHint` as its tooltip).
 */
export function Term({ name, children }: Props) {
  const { t } = useTranslation();
  return <Explained explanation={<TermText name={name} />}>{children ?? t(`terms.${name}.word`)}</Explained>;
}

function TermText({ name }: { name: TermName }) {
  const { t } = useTranslation();
  return (
    <>
      <strong>{t(`terms.${name}.word`)}</strong>
      <br />
      {t(`terms.${name}.text`)}
    </>
  );
}

/** The meaning alone, for places that have a tooltip already. */
export function useTermHint(): (name: TermName) => string {
  const { t } = useTranslation();
  return (name) => t(`terms.${name}.text`);
}
