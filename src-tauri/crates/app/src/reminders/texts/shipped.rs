//! Subject, opening and closing of each level in each language, as businesses there write to a client that is late.

use domain::Language;
use domain::reminder::ReminderLevel;

/// Subject, opening, closing.
type Text = (&'static str, &'static str, &'static str);

pub(super) fn text(language: Language, level: ReminderLevel) -> Text {
    let levels = match language {
        Language::EnglishUk | Language::EnglishUs | Language::EnglishIreland => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Italian => &ITALIAN,
        Language::Dutch => &DUTCH,
        Language::Portuguese => &PORTUGUESE,
        Language::Polish => &POLISH,
    };
    match level {
        ReminderLevel::Friendly => levels[0],
        ReminderLevel::Firm => levels[1],
        ReminderLevel::Last => levels[2],
    }
}

const ENGLISH: [Text; 3] = [
    (
        "Payment reminder: {number}",
        "This is a friendly reminder that the following is past its due date. If your payment is already on its way, please disregard this message.",
        "We would be grateful for your payment by {pay_by}. If anything stands in its way, please let us know.",
    ),
    (
        "Second reminder: {number}",
        "According to our records the following is still unpaid.",
        "Please transfer {total} by {pay_by}, or tell us by then what stands in the way.",
    ),
    (
        "Last notice: {number}",
        "In spite of our reminders the following is still unpaid.",
        "Please transfer {total} by {pay_by} at the latest. After that day we will have to consider further steps. If you have paid in the meantime, please accept our thanks.",
    ),
];

const GERMAN: [Text; 3] = [
    (
        "Zahlungserinnerung: {number}",
        "sicher ist es Ihrer Aufmerksamkeit entgangen, dass Folgendes fällig ist. Sollten Sie die Zahlung bereits veranlasst haben, betrachten Sie dieses Schreiben bitte als gegenstandslos.",
        "Über Ihre Zahlung bis zum {pay_by} freuen wir uns. Falls ihr etwas im Wege steht, sagen Sie uns bitte Bescheid.",
    ),
    (
        "Zweite Zahlungserinnerung: {number}",
        "nach unseren Unterlagen ist Folgendes noch nicht bezahlt.",
        "Bitte überweisen Sie {total} bis zum {pay_by} oder teilen Sie uns bis dahin mit, was der Zahlung entgegensteht.",
    ),
    (
        "Letzte Mahnung: {number}",
        "trotz unserer Erinnerungen ist Folgendes noch nicht bezahlt.",
        "Bitte überweisen Sie {total} spätestens bis zum {pay_by}. Danach müssen wir weitere Schritte prüfen. Falls Sie inzwischen gezahlt haben, danken wir Ihnen.",
    ),
];

const FRENCH: [Text; 3] = [
    (
        "Rappel de paiement : {number}",
        "Sauf erreur de notre part, les sommes suivantes sont arrivées à échéance. Si votre règlement est déjà en cours, merci de ne pas tenir compte de ce message.",
        "Nous vous remercions de votre règlement d’ici au {pay_by}. Si une difficulté s’y oppose, merci de nous en faire part.",
    ),
    (
        "Deuxième rappel : {number}",
        "Sauf erreur de notre part, les sommes suivantes restent impayées.",
        "Merci de bien vouloir régler {total} d’ici au {pay_by}, ou de nous indiquer d’ici là ce qui s’y oppose.",
    ),
    (
        "Dernier rappel : {number}",
        "Malgré nos rappels, les sommes suivantes restent impayées.",
        "Nous vous prions de régler {total} au plus tard le {pay_by}. Passé ce délai, nous devrons envisager d’autres démarches. Si vous avez réglé entre-temps, nous vous en remercions.",
    ),
];

const SPANISH: [Text; 3] = [
    (
        "Recordatorio de pago: {number}",
        "Le recordamos amablemente que lo siguiente ha vencido. Si ya ha realizado el pago, le rogamos que no tenga en cuenta este mensaje.",
        "Le agradeceríamos el pago a más tardar el {pay_by}. Si existe algún inconveniente, háganoslo saber, por favor.",
    ),
    (
        "Segundo recordatorio: {number}",
        "Según nuestros registros, lo siguiente sigue pendiente de pago.",
        "Le rogamos que transfiera {total} a más tardar el {pay_by} o que nos indique hasta entonces qué lo impide.",
    ),
    (
        "Último aviso: {number}",
        "A pesar de nuestros recordatorios, lo siguiente sigue pendiente de pago.",
        "Le rogamos que transfiera {total} a más tardar el {pay_by}. Pasada esa fecha tendremos que considerar otras medidas. Si ya ha pagado, le damos las gracias.",
    ),
];

const ITALIAN: [Text; 3] = [
    (
        "Promemoria di pagamento: {number}",
        "Le ricordiamo cortesemente che quanto segue è scaduto. Se il pagamento è già in corso, La preghiamo di non tenere conto di questo messaggio.",
        "Le saremmo grati del pagamento entro il {pay_by}. Se qualcosa lo impedisce, ce lo faccia sapere.",
    ),
    (
        "Secondo sollecito: {number}",
        "dai nostri dati quanto segue risulta ancora non pagato.",
        "La preghiamo di versare {total} entro il {pay_by} o di comunicarci entro tale data che cosa lo impedisce.",
    ),
    (
        "Ultimo sollecito: {number}",
        "nonostante i nostri solleciti, quanto segue risulta ancora non pagato.",
        "La preghiamo di versare {total} al più tardi entro il {pay_by}. Trascorso tale termine dovremo valutare ulteriori passi. Se nel frattempo ha pagato, La ringraziamo.",
    ),
];

const DUTCH: [Text; 3] = [
    (
        "Betalingsherinnering: {number}",
        "Misschien is het u ontgaan dat de vervaldatum van het volgende is verstreken. Is de betaling al onderweg, dan kunt u dit bericht als niet verzonden beschouwen.",
        "Wij zien uw betaling graag uiterlijk {pay_by} tegemoet. Staat er iets in de weg, laat het ons dan weten.",
    ),
    (
        "Tweede herinnering: {number}",
        "Volgens onze administratie is het volgende nog niet betaald.",
        "Wilt u {total} uiterlijk {pay_by} overmaken, of ons vóór die dag laten weten wat in de weg staat?",
    ),
    (
        "Laatste aanmaning: {number}",
        "Ondanks onze herinneringen is het volgende nog niet betaald.",
        "Wij verzoeken u {total} uiterlijk {pay_by} over te maken. Daarna moeten wij verdere stappen overwegen. Hebt u inmiddels betaald, dan danken wij u.",
    ),
];

const PORTUGUESE: [Text; 3] = [
    (
        "Lembrete de pagamento: {number}",
        "Lembramos cordialmente que o seguinte já venceu. Se o pagamento já estiver a caminho, queira ignorar esta mensagem.",
        "Agradecemos o pagamento até {pay_by}. Se houver algum impedimento, queira informar-nos.",
    ),
    (
        "Segundo lembrete: {number}",
        "Segundo os nossos registos, o seguinte continua por pagar.",
        "Solicitamos a transferência de {total} até {pay_by}, ou que nos indique até lá o que a impede.",
    ),
    (
        "Último lembrete antes de outras medidas: {number}",
        "Apesar dos nossos lembretes, o seguinte continua por pagar.",
        "Solicitamos a transferência de {total} até {pay_by}, o mais tardar. Depois dessa data teremos de ponderar outras medidas. Se já tiver pago, agradecemos.",
    ),
];

const POLISH: [Text; 3] = [
    (
        "Przypomnienie o płatności: {number}",
        "uprzejmie przypominamy, że minął termin płatności poniższych należności. Jeżeli płatność została już zlecona, prosimy o zignorowanie tej wiadomości.",
        "Będziemy wdzięczni za płatność do dnia {pay_by}. Jeżeli coś stoi na przeszkodzie, prosimy o informację.",
    ),
    (
        "Drugie przypomnienie: {number}",
        "według naszych danych poniższe należności pozostają nieopłacone.",
        "Prosimy o przelanie {total} do dnia {pay_by} albo o informację do tego czasu, co stoi na przeszkodzie.",
    ),
    (
        "Ostateczne wezwanie do zapłaty: {number}",
        "mimo naszych przypomnień poniższe należności pozostają nieopłacone.",
        "Prosimy o przelanie {total} najpóźniej do dnia {pay_by}. Po tym terminie będziemy musieli rozważyć dalsze kroki. Jeżeli płatność została w międzyczasie dokonana, dziękujemy.",
    ),
];
