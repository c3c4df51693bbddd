// The window starts here.
import { mount } from 'svelte';
import App from './App.svelte';
import { keepDropsOut } from './lib/drops';
import './styles/tokens.css';
import './styles/base.css';
import './styles/patterns.css';

keepDropsOut();
const target = document.getElementById('app');
if (target) mount(App, { target });
