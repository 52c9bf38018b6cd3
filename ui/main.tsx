/** Starts the screens. */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { applyPreferences, followSystemTheme } from './preferences.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/home.css';
import './styles/form.css';
import './styles/complaint.css';
import './styles/register.css';

applyPreferences();
followSystemTheme();
createRoot(document.getElementById('root')!).render(<App />);
