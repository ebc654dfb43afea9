// A word of the glossary that explains itself on hover, focus or tap.
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '#renderer/i18n/i18n.ts';

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
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Tooltip
      open={isOpen}
      onOpen={() => setIsOpen(true)}
      onClose={() => setIsOpen(false)}
      // The pointer may move onto the text (WCAG 1.4.13).
      disableInteractive={false}
      title={<TermText name={name} />}
    >
      <Box
        component="dfn"
        tabIndex={0}
        onClick={() => setIsOpen(true)}
        sx={{
          fontStyle: 'normal',
          cursor: 'help',
          borderRadius: '3px',
          textDecoration: 'underline dotted',
          textDecorationThickness: '1px',
          textUnderlineOffset: '0.22em',
          textDecorationColor: 'var(--sc-palette-lineStrong)',
        }}
      >
        {children ?? t(`terms.${name}.word`)}
      </Box>
    </Tooltip>
  );
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
