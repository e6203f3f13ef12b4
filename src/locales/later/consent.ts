// What the visitor must agree to first.

export default {
  consentTitle: 'Before we start',
  consentText:
    'To answer you we store and process what you write here, with your name and email address if you give them. Do you agree?',
  consentForget: 'You can have all of it deleted at any time: choose “Forget me” in the options of the chat.',
  agree: 'I agree',
  notNow: 'Not now',
}
