// The ways in which a client says yes, with their pictures.
import type { LucideIcon } from '@lucide/svelte';
import Mail from '@lucide/svelte/icons/mail';
import MessageSquare from '@lucide/svelte/icons/message-square';
import PenLine from '@lucide/svelte/icons/pen-line';
import Phone from '@lucide/svelte/icons/phone';
import Users from '@lucide/svelte/icons/users';
import type { Channel } from './api.gen';

export const channelIcons: readonly { value: Channel; icon: LucideIcon }[] = [
  { value: 'email', icon: Mail },
  { value: 'signature', icon: PenLine },
  { value: 'meeting', icon: Users },
  { value: 'call', icon: Phone },
  { value: 'message', icon: MessageSquare },
];
