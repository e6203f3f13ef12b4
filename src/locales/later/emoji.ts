// Choosing emoji.

export default {
  emojiSearch: 'Search emoji',
  emojiFound: 'Found',
  emojiNone: 'Nothing found.',
  emoji_people: 'Smileys and people',
  emoji_nature: 'Animals and nature',
  emoji_food: 'Food and drink',
  emoji_activity: 'Activities',
  emoji_travel: 'Travel and places',
  emoji_objects: 'Objects',
  emoji_symbols: 'Symbols',
  emoji_flags: 'Flags',
  emoji_custom: 'Our own',
  emoji_recent: 'Used lately',
  skinTone: 'Skin tone',
  tone_none: 'Yellow',
  tone_1: 'Light',
  tone_2: 'Medium light',
  tone_3: 'Medium',
  tone_4: 'Medium dark',
  tone_5: 'Dark',
}
