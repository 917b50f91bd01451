import { PaneRequests, type PaneRequest } from '../../../src/page/paneRequests';

describe('PaneRequests', () => {
  it('keeps the last request until the pane is there, and delivers it once', () => {
    const requests = new PaneRequests();
    const taken: PaneRequest[] = [];
    requests.send('help');
    requests.send('templates');
    requests.receive((request) => taken.push(request))();
    requests.receive((request) => taken.push(request));
    expect(taken).toEqual(['templates']);
  });

  it('delivers at once to a pane that is there, and not after it is gone', () => {
    const requests = new PaneRequests();
    const taken: PaneRequest[] = [];
    const stop = requests.receive((request) => taken.push(request));
    requests.send('checks');
    stop();
    requests.send('help');
    expect(taken).toEqual(['checks']);
  });
});
