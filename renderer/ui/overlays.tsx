// Menus and popovers that are made when they are first opened: a page has dozens of them, and most are never looked at.
import MuiMenu, { type MenuProps } from '@mui/material/Menu';
import MuiPopover, { type PopoverProps } from '@mui/material/Popover';
import { type ComponentType, useState } from 'react';

/** Whether something is open or was before: what has been opened stays, so that it can fade when it closes. */
export function useWasOpened(isOpen: boolean): boolean {
  const [wasOpened, setWasOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setWasOpened(true);
  return isOpen || wasOpened;
}

function madeWhenOpened<Props extends { open: boolean }>(Overlay: ComponentType<Props>): ComponentType<Props> {
  return (props) => (useWasOpened(props.open) ? <Overlay {...props} /> : null);
}

export const Menu = madeWhenOpened<MenuProps>(MuiMenu);
export const Popover = madeWhenOpened<PopoverProps>(MuiPopover);
