// What runs when an appointment is opened, changed or sent, without a pane. Classic Outlook runs this file alone, in a runtime
// without pages: ES2016, no async functions, no conditional operator, no imports, no storage
// (testing/troubleshoot-event-based-and-spam-reporting-add-ins). Any trouble lets the appointment go: synchronization decides.
var limitMs = 3000;
// The button beside the reasons, in the language of those; Outlook shows 20 characters.
var openLabels = { en: 'Open Planner', da: 'Åbn Planner', de: 'Planner öffnen' };

// These are declared so that no later release needs a new consent; nothing has to be done in them today.
function onAppointmentChanged(event) {
  event.completed();
}

function onAppointmentSend(event) {
  var isDone = false;
  function finish(options) {
    if (isDone) return;
    isDone = true;
    event.completed(options);
  }
  setTimeout(function () {
    finish({ allowEvent: true });
  }, limitMs);
  readNote(function (note) {
    if (!note) {
      finish({ allowEvent: true });
      return;
    }
    check(note, finish);
  });
}

// What the pane has noted: site, draft, ticket, and the appointment as it stood then.
function readNote(done) {
  var item = Office.context.mailbox.item;
  if (!item || !item.sessionData) {
    done(null);
    return;
  }
  item.sessionData.getAsync('planner', function (result) {
    if (result.status !== 'succeeded') {
      done(null);
      return;
    }
    var note = null;
    try {
      note = JSON.parse(result.value);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    done(note);
  });
}

function check(note, finish) {
  var item = Office.context.mailbox.item;
  item.start.getAsync(function (start) {
    item.end.getAsync(function (end) {
      item.enhancedLocation.getAsync(function (places) {
        if (start.status !== 'succeeded' || end.status !== 'succeeded' || places.status !== 'succeeded') {
          finish({ allowEvent: true });
          return;
        }
        var addresses = places.value
          .filter(function (place) {
            return place.locationIdentifier.type === 'room';
          })
          .map(function (place) {
            return place.locationIdentifier.id;
          });
        // A series keeps the time that the pane has read: its pattern isn't told here in the form that the server takes.
        var time = note.time;
        if (time.kind === 'single') {
          time.start = start.value.toISOString();
          time.end = end.value.toISOString();
        }
        ask(note, { draftKey: note.draftKey, ticket: note.ticket, time: time, addresses: addresses }, finish);
      });
    });
  });
}

function ask(note, body, finish) {
  fetch(note.site + '/api/v1/addin/send-check', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    credentials: 'omit',
    body: JSON.stringify(body),
  })
    .then(function (answer) {
      return answer.json();
    })
    .then(function (verdict) {
      if (verdict.allow !== false || !verdict.message) return finish({ allowEvent: true });
      return finish({
        allowEvent: false,
        errorMessage: verdict.message,
        cancelLabel: openLabels[verdict.language] || openLabels.en,
        commandId: 'plannerCompose',
        contextData: JSON.stringify({ draftKey: note.draftKey }),
      });
    })
    .catch(function () {
      finish({ allowEvent: true });
    });
}

Office.actions.associate('onAppointmentSend', onAppointmentSend);
Office.actions.associate('onAppointmentChanged', onAppointmentChanged);
