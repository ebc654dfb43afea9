// Something that explains itself on hover, focus or tap.
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, useState } from 'react';
import { explainedUnderline } from './underline.ts';

interface Props {
  explanation: ReactNode;
  children: ReactNode;
  /** Without the dotted line, for what has a shape of its own. */
  plain?: boolean;
}

/** Takes the focus itself, so never inside a button or link. */
export function Explained({ explanation, children, plain = false }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Tooltip
      open={isOpen}
      onOpen={() => setIsOpen(true)}
      onClose={() => setIsOpen(false)}
      // The pointer may move onto the text (WCAG 1.4.13).
      disableInteractive={false}
      title={explanation}
    >
      <Box
        component="dfn"
        tabIndex={0}
        onClick={() => setIsOpen(true)}
        sx={{ fontStyle: 'normal', cursor: 'help', borderRadius: '3px', ...(plain ? {} : explainedUnderline) }}
      >
        {children}
      </Box>
    </Tooltip>
  );
}
