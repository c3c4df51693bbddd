//! German words of milestone titles by class. Holds words only; `words.rs` says how entries are written.

use super::Class::{self, *};

#[rustfmt::skip]
pub(super) const WORDS: &[(Class, &str)] = &[
    (Glue, "der die das des dem den ein eine einer eines einem einen alle aller allem sämtliche sämtlicher jede jeder jedes
        unser unsere unserer ihr ihre ihrer sein seine dieser diese dieses ist sind war wird werden wurde hat haben nicht kein
        keine auch nur sehr so wie als dass sich es er sie nr prozent etwa ca inkl inklusive usw etc bzw gesamt gesamte gesamten
        gesamter ganze ganzen jeweils noch schon bereits vh insgesamt gleichen vereinbarten vereinbarte"),
    (Link, "von vom für mit an am auf im in zu zum zur bei beim nach aus über durch ohne unter bis um ab seit während gemäß laut
        vor zwischen gegen gegenüber innerhalb außerhalb bezüglich rund entlang hinter neben per je ins ans"),
    (And, "und oder sowie plus u"),
    (Part, "phase stufe *baustufe meilenstein *meilenstein schritt *schritt teil teile sprint iteration paket arbeitspaket
        ap los tranche abschnitt *bauabschnitt teilabschnitt etappe block position pos inkrement runde zyklus
        zwischenstand teilprojekt leistungsphase lph lp lieferobjekt leistungspaket ba stück teilstück teillieferung
        takt projektabschnitt teilschritt zwischenschritt arbeitsschritt arbeitsabschnitt charge durchgang lot
        schritte stufen pakete lose abschnitte meilensteine projektphase bauphase teilphase hauptphase projektphasen
        phasen"),
    (Pay, "zahlung *zahlung rate raten schlussrate abschlussrate teilrate monatsrate restrate akonto akontozahlung
        abschlag abschläge abschlagsrechnung schlussrechnung teilrechnung rechnung restrechnung zwischenrechnung
        endrechnung anzahlungsrechnung az honorar *honorar pauschale *pauschale vergütung restbetrag teilbetrag betrag
        restsumme summe teilsumme saldo vorschuss vorkasse vorauskasse einbehalt sicherheitseinbehalt
        gewährleistungseinbehalt gebühr grundgebühr retainer fee kosten budget nach_aufwand aufwand stundensatz
        tagessatz stunden_nach nebenkosten auslagen spesen teilleistung restleistung schlussabrechnung endabrechnung
        abrechnung gage gagen restgage restforderung auftragssumme festpreis fixpreis kaution deposit zahlbar fällig
        fälligkeit baufortschritt nach_baufortschritt provision kontingent stundenkontingent skonto entgelt
        teilentgelt zahlungsziel akontorechnung anzahlungen abschlagsbetrag *rechnungsbetrag rechnungsstellung
        teilhonorar"),
    (Time, "januar jänner februar feber märz april mai juni juli august september oktober november dezember jan feb mär apr jun
        jul aug sep sept okt nov dez montag dienstag mittwoch donnerstag freitag samstag sonntag frühling frühjahr sommer
        herbst winter ostern weihnachten pfingsten silvester neujahr fasching karneval quartal monat monate monatlich
        monatliche monats woche wochen wöchentlich wöchentliche jahr jahre jährlich jährliche jahresende jahresbeginn
        monatsende monatsanfang quartalsende tag tage tagen halbjahr halbjahres kw kalenderwoche ferien sommerferien
        osterferien herbstferien weihnachtsferien sommerpause jahreswechsel wochenende stunde stunden termin datum frist
        vierteljahr semester trimester jahreshälfte jahresmitte monatsmitte spätherbst frühsommer spätsommer geschäftsjahr
        wintersemester sommersemester semesterende schulbeginn schuljahr feiertage quartals"),
    (Count, "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf erste erster erstes ersten zweite zweiter
        zweites zweiten dritte dritter drittes dritten vierte vierter viertes vierten fünfte fünfter fünftes fünften
        sechste sechster siebte siebter achte achter hälfte halb halbe halbes halbzeit drittel viertel fünftel zehntel
        prozentual anteil 1te 2te 3te i ii iii iv v vi vii viii ix x nummer beide beiden mal einmalig ein_drittel
        zwei_drittel anteilig dritteln vierteln zweidrittel"),
    (Vague, "sonstiges sonstige sonstigen sonstiger diverses diverse diverser verschiedenes verschiedene verschiedener
        allfälliges rest reste restliche restlicher restliches restlichen restarbeiten restpunkte übrige übrigen
        übriges alles weiteres weitere weiterer weiteren andere anderes anderen projekt projekts projektes auftrags
        vorhaben vorhabens gesamtvorhabens gesamtprojekt gesamtprojekts mandat nächste nächster nächstes nächsten
        letzte letzter letztes letzten finale finaler finales final anfang beginn start_punkt mitte ende fortschritt
        projektfortschritt leistungsstand projektstand stand status fast beinahe nahezu größtenteils teilweise
        überwiegend zusätzliche zusätzlich zusätzliches zusatz extra extras neu offen offene offenes offener
        ausstehend ausstehende unvorhergesehenes reserve eventualitäten allgemein allgemeine allgemeiner allgemeines
        kleinigkeiten dinge sachen punkte etwas noch_offen tbd nn k_a unklar ergebnis ergebnisse leistung leistungen
        leistungsumfang umfang ziel zwischenziel etappenziel vorläufig vorläufige hauptteil schluss rahmen
        projektlaufzeit laufzeit folgende nachträge nachtrag mehraufwand optional optionen regie nach_regie
        zwischenergebnis endspurt kleinkram mobilisierung dies_und_das sonstige_leistungen zusatzarbeiten
        zusatzleistungen zusatzleistung mehrarbeit folgearbeiten festzulegen bestimmen festlegen resten kleinere
        größere nebenarbeiten abschlussarbeiten"),
    (Done, "fertig  erledigt abgeschlossen beendet vollendet fertigstellung *fertigstellung abschluss
        projektabschluss projektende auftragsende vertragsende fertigstellungsgrad erbracht geschafft vollständig
        komplett lieferung endlieferung  vollendung beendigung projektstart auftragsbeginn projektbeginn
        vertragsschluss auftragserteilung bereit schlussteil schlussphase endphase erreicht geleistet teilabschluss
        vertragsabschluss "),
    (Finish, "abgenommen freigegeben unterschrieben unterzeichnet übergeben eingereicht fertiggestellt geliefert
        ausgeliefert veröffentlicht erteilt bestanden versandt bewilligt genehmigt beurkundet verkabelt verdrahtet
        montiert *iert durchgeführt läuft laufen liegt_vor liegen_vor vorliegend live online bezugsfertig
        betriebsbereit druckfertig schlüsselfertig einsatzbereit lauffähig spielfertig sendefertig in_betrieb
        in_produktion in_kraft im_einsatz im_echtbetrieb im_livebetrieb produktiv übersetzt überarbeitet verlegt
        verputzt verfugt vermessen verteilt verschickt verabschiedet erstellt eröffnet erhalten bezogen besetzt
        bepflanzt bestätigt beglaubigt beschlossen belegt entsiegelt entfernt unterwiesen übernommen überprüft
        übermittelt vorgestellt vorgelegt umgezogen umgestellt nachgewiesen nimmt funktioniert steht_bereit
        bereitgestellt in_betrieb_genommen wasserdicht winddicht winterfest mängelfrei fehlerfrei verkauft verbaut
        verschweißt vergossen versiegelt vertont verfilmt verfügbar erfasst erfolgt erschienen entworfen entwickelt
        entschieden entsorgt bedruckt beschriftet bearbeitet beantwortet beantragt befüllt begrünt bestückt testiert
        verlängert gesetzt ge*t ge*en abge*t abge*en ange*t ange*en aufge*t aufge*en ausge*t ausge*en einge*t einge*en
        vorge*t vorge*en umge*t umge*en durchge*t durchge*en zuge*t zuge*en freige*t freige*en nachge*t nachge*en
        fertigge*t hochge*t hochge*en zusammenge*t hergestellt sichergestellt zertifiziert im_druck im_kasten
        auf_sendung auffindbar reproduzierbar auszugsfertig *gestellt *gelegt *gesetzt *genommen *geschlossen
        *gewiesen *gezogen *gegeben *geführt *gebaut *gebracht verbessert verringert erhöht ersetzt erneuert verkürzt
        vergrößert versetzt verglast verzinkt verbunden vernetzt verpackt verladen versorgt besichtigt befestigt
        belüftet beleuchtet bewertet beheizt berechnet beseitigt bestimmt bestellt errichtet ermittelt erneut_geprüft
        erprobt erschlossen erreicht_und entlüftet entkernt entrümpelt zerlegt übertragen überspielt unterteilt
        bekannt fertig_montiert"),
    (Event, "abnahme *abnahme übergabe *übergabe inbetriebnahme *inbetriebnahme inbetriebname *inbetriebsetzung start
        go_live golive *golive kickoff *kickoff kick_off auftakt auftaktworkshop workshop *workshop launch *launch
        relaunch_live freigabe *freigabe eröffnung *eröffnung produktivstart *start premiere *premiere einweihung
        richtfest klausur klausurtagung *tagung konferenz *konferenz messe gala konzert *konzert ausstellung
        *ausstellung feier *feier fest *fest vernissage abgabe *abgabe einreichung *einreichung veröffentlichung audit
        *audit prüfung *prüfung umzug *umzug präsentation *präsentation vorstellung demo *demo begehung *begehung
        unterzeichnung *unterzeichnung spatenstich aufführung *aufführung generalprobe seminar *seminar webinar fat
        sat auslieferung *versand termin_vor rollout *rollout cutover release *release hackathon meeting lesung
        *lesung erteilung zulassung *zulassung zertifizierung *zertifizierung eintragung *eintragung relaunch
        *relaunch annahme"),
    (Thing, "bericht *bericht berichte *berichte konzept *konzept konzepte *konzepte protokoll *protokoll plan *plan pläne
        *pläne gutachten *gutachten *vertrag verträge *verträge handbuch *handbuch katalog *katalog lastenheft
        pflichtenheft *heft verzeichnis *verzeichnis studie *studie entwurf *entwurf entwürfe *entwürfe dokumentation
        *dokumentation liste *liste zeichnung zeichnungen *zeichnung *zeichnungen berechnung *berechnung anleitung
        *anleitung prototyp *prototyp antrag *antrag genehmigung *genehmigung zertifikat *zertifikat nachweis
        *nachweis broschüre flyer plakat *plakat film *film video *video logo *logo buch *buch manuskript text_fertig
        skript drehbuch katalogseite übersetzung_der bewertung *bewertung beurteilung *beurteilung auswertung
        *auswertung analysebericht statistik datenblatt *blatt leitfaden *leitfaden richtlinie *richtlinie richtlinien
        satzung stellungnahme *stellungnahme urkunde *urkunde bescheid *bescheid rechnungsabschluss jahresabschluss
        *abschluss bilanz steuererklärung *erklärung vorlage *vorlage vorlagen *vorlagen maske *maske modul *modul
        schnittstelle *schnittstelle portal *portal shop *shop webshop seite *seite startseite dashboard *dashboard
        datenbank *datenbank server anlage *anlage maschine *maschine haus *haus dach rohbau fassade *fassade küche
        bad garten *garten wand boden heizung modell *modell mockup mockups wireframe wireframes muster *muster
        collage fotos *fotos bilder *bilder aufnahme *aufnahme aufnahmen *aufnahmen schnitt *schnitt rohschnitt
        tonspur fragebogen *bogen roadmap architektur *architektur leistungsverzeichnis angebot *angebot ausschreibung
        *ausschreibung ausweis *ausweis ordnung *ordnung matrix *matrix gerät geräte gebiet gericht gehalt gebäude
        gewicht gelände gewerk gespräch"),
    (Deal, "vertrag auftrag bestellung unterschrift vertragsunterzeichnung vertragsunterschrift auftragsbestätigung
        beauftragung auftragsvergabe zuschlag zusage"),
    (Effort, "entwicklung *entwicklung weiterentwicklung umsetzung *umsetzung realisierung programmierung *programmierung
        beratung *beratung betreuung *betreuung begleitung *begleitung unterstützung *unterstützung support *support
        wartung *wartung pflege *pflege instandhaltung *instandhaltung koordination *koordination koordinierung
        abstimmung abstimmungen *abstimmung *abstimmungen optimierung *optimierung verbesserung verbesserungen
        *verbesserung projektleitung bauleitung projektsteuerung steuerung projektmanagement management *management
        bauüberwachung objektüberwachung überwachung baustellenüberwachung fachbauleitung oberbauleitung
        projektkoordination moderation *moderation recherche recherchen *recherche forschung *forschung fehlerbehebung
        *behebung qualitätssicherung besprechungen *besprechungen sitzungen *sitzungen meetings termine jour_fixe
        gespräche *gespräche verhandlungen *verhandlungen verhandlung fortführung fortsetzung mitwirkung mitarbeit
        zusammenarbeit teilnahme assistenz hilfe hilfestellung service services *service dienstleistung
        dienstleistungen *leistungen *dienstleistungen *leistung consulting coaching *coaching mentoring hosting
        monitoring controlling reporting marketing *marketing seo social_media kommunikation *kommunikation
        pressearbeit öffentlichkeitsarbeit *arbeiten *arbeit tätigkeit tätigkeiten *tätigkeit *tätigkeiten maßnahmen
        *maßnahmen vorbereitung vorbereitungen *vorbereitung nachbereitung organisation_der projektorganisation
        projektplanung eventplanung veranstaltungsplanung ressourcenplanung einsatzplanung terminplanung
        administration verwaltung *verwaltung buchhaltung *buchhaltung buchführung rufbereitschaft bereitschaft
        akquise *akquise netzwerkarbeit proben bugfixing debugging testphase troubleshooting fehlersuche anpassungen
        *anpassungen änderungen korrekturen nachbesserungen fehlerkorrektur fehlerkorrekturen ergänzungen
        aktualisierungen updates bearbeitung *bearbeitung sachbearbeitung klärung abklärungen *abklärungen aufsicht
        *aufsicht supervision personalsuche suche_nach engineering refactoring digitalisierung transformation
        modernisierung changemanagement projektarbeit feintuning feinschliff stabilisierung evaluierung sondierung
        begleitprozess gremienarbeit redaktion lobbyarbeit vermittlung schriftverkehr korrespondenz vertretung
        aktivitäten *aktivitäten programmieren organisieren ideenfindung brainstorming fundraising sourcing recruiting
        casting_suche telefonate einarbeitung vorarbeiten prozessbegleitung seelsorge gartenpflege reinigung
        *reinigung datenerhebung *erhebung logistik aufbereitung *administration betrieb stärkung förderung *förderung
        vernetzung einbindung bespielung weiterbetrieb begleitarbeiten erhalt fortschreibung werbung baubegleitung
        *überwachung netzbetrieb systembetrieb serverbetrieb *findung *vertretung *suche devops verfügbarkeit
        erreichbarkeit input antragstellung nachhilfe bauaufsicht jourfixe dialog sparring erfahrungsaustausch
        beteiligung *beteiligung kundenpflege kontaktpflege *phase *dienst studiozeit mithilfe durchsicht unterhalt
        *unterhalt beobachtung betreuungsarbeit *koordinierung sondierungen nachforschungen ermittlungen *ermittlungen
        aufklärung prospektion kundengewinnung präsenz beaufsichtigung beschaffung *beschaffung materialbeschaffung
        bauherrenvertretung bauherrenberatung *assistenz vermarktung *vermarktung pr kulturvermittlung hilfestellungen
        abwicklung *abwicklung projektabwicklung ablauforganisation geschäftsführung mandatsführung prozessführung
        einführungsbegleitung inbetriebnahmebegleitung instandsetzungsarbeiten meinungsaustausch fachaustausch
        *automatisierung *termine *einsätze *stunden automatisierung harmonisierung standardisierung vereinheitlichung
        *vereinheitlichung beschleunigung professionalisierung aufrechterhaltung sicherstellung gewährleistung
        hausmeisterdienste"),
    (Process, "design *design gestaltung *gestaltung test tests *tests migration *migration integration *integration
        installation *installation einrichtung konfiguration konzeption *konzeption planung analyse dreh satz
        renovierung sanierung umbau montage abbau vermessung aufmaß redesign rebranding branding ausarbeitung
        erarbeitung datenübernahme datenmigration einführung implementierung *implementierung anbindung review reviews
        prototyping fertigung herstellung digitalisierung_der erfassung auswahl prüfungen onboarding übernahme
        evaluation erprobung validierung verifizierung ausführung durchführung bereitstellung formulierung anpassung
        umstellung strukturierung definition überarbeitung aktualisierung überprüfung errichtung transport textarbeit
        austausch auswechslung erneuerung"),
    (Craft, "produktion *produktion erstellung *erstellung lektorat korrektorat übersetzung illustration animation
        fotografie postproduktion nachbearbeitung bildbearbeitung transkription lokalisierung datenerfassung
        inventarisierung analysen redigieren dolmetschen datenanalyse datenauswertung textredaktion texterstellung
        fotobearbeitung videobearbeitung videoschnitt datenpflege datenbereinigung sichtung suche korrekturlesen
        korrekturlesung vertonung untertitelung verschlagwortung scannen filmen fotografieren datensammlung
        archivierung verdolmetschung *annotation annotation reparatur reparaturen *reparatur *reparaturen flüge *flüge
        aufbau ausbau erweiterung *retusche retusche beantwortung anforderungsaufnahme bestandsaufnahme konstruktion
        zusammenstellung"),
    (Session, "schulung schulungen *schulungen training trainings unterricht unterweisung unterweisungen workshops interviews
        seminare kurse besuche präsentationen vorträge coachings probenarbeit fortbildung weiterbildung"),
    (Work, "arbeit arbeiten aufgabe aufgaben todo todos to_do to_dos ticket tickets aktivität aktion aktionen werk"),
    (Scope, "system systems systeme website webseite webseiten web app apps anwendung anwendungen software plattform lösung
        lösungen produkt produkte prozess prozesse prozessen abläufe abläufen ablauf team teams projektteam
        projektteams abteilung abteilungen mitarbeiter mitarbeitende mitarbeitenden kunde kunden kundin auftraggeber
        auftraggebers unternehmen firma organisation inhalte inhalt daten unterlagen material materialien dokumente
        tool tools infrastruktur anforderungen it ui ux technik beteiligte beteiligten lieferanten partner partnern
        bereich bereiche bereichen themen thema fragen frage qualität änderung veränderungsprozesses veränderung
        veränderungsprozess internetauftritt internetseite backend frontend benutzer nutzer anwender stakeholder
        dienstleister fachbereich performance ressourcen content back_end front_end"),
    (Drive, "laufende laufender laufendes laufenden laufend fortlaufende fortlaufend kontinuierliche kontinuierlicher
        kontinuierlich ständige ständig permanente permanent regelmäßige regelmäßig dauerhafte dauernde weiterführende
        fortgesetzte nach_bedarf bei_bedarf auf_abruf nach_absprache begleitende begleitend projektbegleitende baubegleitende
        weiter intensive operative operatives in_arbeit in_bearbeitung im_gange weiterhin rund_um_die_uhr"),
    (Act, "wir ich weiterarbeiten weiterentwickeln entwickeln arbeiten_an beraten begleiten unterstützen betreuen
        optimieren verbessern pflegen umsetzen fortsetzen fortführen weiterführen koordinieren abstimmen vorbereiten
        bearbeiten erstellen erarbeiten schreiben anpassen überarbeiten helfen mitarbeiten mitwirken moderieren
        recherchieren vorantreiben voranbringen weitermachen durchführen warten beheben klären ausbauen erweitern
        aktualisieren steuern leiten überwachen suchen sichten sammeln analysieren dokumentieren konzipieren
        realisieren *ieren steigern stärken fördern sichern vernetzen bewerben begutachten einpflegen zusammenarbeiten
        aufbereiten gestalten texten testen planen beobachten ausarbeiten managen halten am_laufen_halten beantworten
        ergänzen"),
    (Adjective, "*ische *ischer *isches *ischen *liche *licher *liches *lichen *ende *ender *endes *ige *iger *iges *elle
        *eller *elles *ive *iver *ives agile agiles gute gezielte interne externe erneute ergänzende technische
        fachliche rechtliche"),
    (Hollow, "vereinbart vereinbarung vereinbarungsgemäß besprochen absprache rücksprache abgesprochen zufrieden
        zufriedenheit zufriedenstellend kunde kunden kundin auftraggeber auftraggebers auftraggeberin passt ok okay
        gut bedarf festgelegt festzulegen definiert definieren klären klärung geklärt wenn sobald falls wann
        irgendwann später bald demnächst möglich angebot angebots siehe s lt laut gemäß wunsch wünschen plan
        beidseitig einvernehmlich einverständnis zustimmung einigung ermessen beide parteien seiten wir man ihr du
        kann muss soll sollte will möchte gefällt happy in_ordnung ordnung fertiggestellt abgeschlossen abgenommen
        geliefert erledigt üblich zeit zeitnah rechtzeitig nötig erforderlich notwendig angemessen fachgerecht
        ordnungsgemäß ordentlich erwartung erwartungen beendet beauftragt auftrag abnahme freigabe absprachen mündlich
        telefonisch team chef chefin schauen sehen gemeinsam offen alles_gut freigegeben akzeptiert bestätigt
        bestätigung ist sind wird werden es sofort umgehend weiteres auf je k a bedarfsweise gewünscht
        schnellstmöglich stand steht"),
];
