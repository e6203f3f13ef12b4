// After a conversation: a copy of it, and a rating.

export default {
  downloadHtml: 'Download as a page',
  downloadJson: 'Download as data (JSON)',
  transcriptSent: 'A copy is on its way to {email}.',
  rate: 'Rate this chat',
  rating_satisfaction: 'How satisfied were you with this chat?',
  rating_agentKnowledge: 'How knowledgeable was the agent?',
  rating_agentResposiveness: 'How responsive was the agent?',
  rating_agentFriendliness: 'How friendly was the agent?',
  ratingScale: '1 is poor, 5 is excellent.',
  ratingComment: 'Anything else?',
  ratingSend: 'Send rating',
  ratingThanks: 'Thank you for your rating.',
}
