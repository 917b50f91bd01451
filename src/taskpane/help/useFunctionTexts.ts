import { useEffect, useState } from 'react';
import { type WordsFor } from '../../locales';
import { keepTrying } from '../../page/keepTrying';
import { useLanguage } from '../language';
import { useServices } from '../services';

/** What is said about each function, which only the reference reads; null until it is there. */
export function useFunctionTexts(): WordsFor<'functions'> | null {
  const language = useLanguage();
  const { loadWords } = useServices();
  const [texts, setTexts] = useState<WordsFor<'functions'> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void keepTrying(() => loadWords(language, 'functions')).then((loaded) => isWanted && setTexts(loaded));
    return () => {
      isWanted = false;
    };
  }, [language, loadWords]);
  return texts?.language.tag === language ? texts : null;
}
