// Something that explains itself on hover, focus or tap.
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, useState } from 'react';
import './help.css';

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
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the focus opens it as well */}
      <dfn
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must reach the explanation
        tabIndex={0}
        className={plain ? 'explained' : 'explained explained-underline'}
        onClick={() => setIsOpen(true)}
      >
        {children}
      </dfn>
    </Tooltip>
  );
}
