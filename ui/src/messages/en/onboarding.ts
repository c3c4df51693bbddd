// English texts of onboarding.
export const onboarding = {
  title: 'Welcome',
};
