import { createApp } from 'vue';
import { VueQueryPlugin } from '@tanstack/vue-query';
import './ui/index.css';
import App from './app/App.vue';
import { installErrorHandling } from './app/errors';
import { i18n, restoreLocale } from './app/i18n';
import { queryClient } from './app/query';
import { router } from './app/router';

const app = createApp(App);
app.use(i18n).use(VueQueryPlugin, { queryClient }).use(router);
installErrorHandling(app);
void restoreLocale().then(() => app.mount('#app'));
