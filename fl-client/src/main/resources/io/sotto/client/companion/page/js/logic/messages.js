/**
 * Says a message of a catalogue: `{name}` is filled in; with a value `n`, `key.one` or `key.other` is taken by the rules
 * of the language. A key that is missing is shown as it is, which tests look for.
 */
export function translator(catalogue, language) {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const pick = (key, values) => {
    if (catalogue[key] !== undefined) return catalogue[key];
    if (typeof values.n !== "number") return undefined;
    return catalogue[`${key}.${plural.select(values.n)}`] ?? catalogue[`${key}.other`];
  };
  return (key, values = {}) => {
    const text = pick(key, values) ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? number.format(value) : String(value);
    });
  };
}
