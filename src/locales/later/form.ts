// What forms say whose fields the admin has made.

export default {
  choose: 'Please choose…',
  noChoice: '–',
  formWrong: 'Please check this: it does not look as expected.',
}
