// A Bot API that nobody here has written, on the port it is told; ends with its standard input.
const TelegramServer = require('telegram-test-api');

const server = new TelegramServer({ host: '127.0.0.1', port: Number(process.argv[2]) });
server.start().then(() => console.log('up'));
process.stdin.on('end', () => process.exit(0)).resume();
