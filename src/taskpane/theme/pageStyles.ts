import { makeStaticStyles } from '@fluentui/react-components';

/** The browser's own margins, taken away once for the whole page. */
export const usePageStyles = makeStaticStyles({ 'body, h1, h2, h3': { margin: 0 } });
