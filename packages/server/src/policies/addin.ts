import { anyone, oneOf, pane, signedIn } from '../http/route-policy.ts';

const administrators = oneOf('administrator');

export const addinPolicies = {
  readPaneSignIn: anyone('says where the pane signs in, before it has'),
  beginPaneSession: anyone('nobody is signed in before; the access token or code is what is checked'),
  endPaneSession: pane,
  makePaneCode: signedIn,
  readPane: pane,
  findPaneRooms: pane,
  holdPaneRooms: pane,
  readPaneDraft: pane,
  prolongPaneDraft: pane,
  releasePaneDraft: pane,
  findPaneMeeting: pane,
  checkPaneSend: anyone('Outlook’s event runtime has no sign-in; the ticket of the draft is what is checked'),
  readAddin: administrators,
  changeAddin: administrators,
  makeManifest: administrators,
};
