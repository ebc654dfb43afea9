// One setting: what it is and what it does on the left, its control on the right.
import type { ReactNode } from 'react';
import './setting-row.css';

interface Props {
  title: ReactNode;
  text?: ReactNode;
  children: ReactNode;
}

export const SettingRow = ({ title, text, children }: Props) => (
  <div className="setting-row">
    <div className="setting-words">
      <div className="setting-title">{title}</div>
      {text && <div className="setting-text">{text}</div>}
    </div>
    <div className="setting-control">{children}</div>
  </div>
);
