import { createRequire } from 'node:module';

/**
 * Arimo has the widths of Arial, in which the pages are set, and the letters of Welsh, Polish and every other language of
 * Europe. By package name, so that the source and the bundle find the same files.
 */
export function fontFiles() {
  const require = createRequire(import.meta.url);
  return {
    regular: require.resolve('@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf'),
    bold: require.resolve('@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf'),
  };
}
