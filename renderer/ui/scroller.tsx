// The element that scrolls the page; virtualised lists follow it.
import { createContext, useContext } from 'react';

const ScrollerContext = createContext<HTMLElement | null>(null);
export const ScrollerProvider = ScrollerContext.Provider;
export const useScroller = () => useContext(ScrollerContext);
