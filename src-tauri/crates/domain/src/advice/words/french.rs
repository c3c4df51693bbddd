//! French words of milestone titles by class. Holds words only; `words.rs` says how entries are written.

use super::Class::{self, *};

#[rustfmt::skip]
pub(super) const WORDS: &[(Class, &str)] = &[
    (Glue, "le la les l un une ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma il elle ils elles y qui
        que qu dont est sont être été ont ne pas plus_de très ainsi si se s n no numéro pour_cent environ etc soit
        tout toute tous toutes ensemble_de l_ensemble chaque même dit dite où tel global globale là c comme"),
    (Link, "de du des d à au aux en dans sur sous pour par avec sans chez entre vers lors après avant depuis pendant durant
        jusqu jusque selon auprès contre hors suivant envers afin dès"),
    (And, "et ou plus ainsi_que"),
    (Part, "phase étape jalon partie volet lot tranche tranche_ferme tranche_conditionnelle tranche_optionnelle sprint
        itération livrable palier séquence bloc stade niveau section poste incrément cycle segment morceau axe
        sous_lot sous_phase lot_de_travaux paquet bon_de_commande passage part parts"),
    (Pay, "acompte acomptes solde paiement paiements versement versements échéance échéances échéancier facture
        facturation mensualité règlement forfait forfaitaire honoraires honoraire avance arrhes provision retenue
        retenue_de_garantie situation situation_de_travaux reliquat montant prix somme total_ht ht ttc caution
        abonnement redevance commission au_temps_passé temps_passé régie en_régie à_l_avancement avancement débours
        frais reste_dû restant_dû dû due à_payer à_la_commande à_la_signature à_la_livraison au_comptant comptant
        budget coût coûts cachet droits_d_auteur annuité décompte appel_de_fonds dépôt_de_garantie indemnité prime
        solde_de_tout_compte compte frais_annexes à_réception"),
    (Time, "janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
        vendredi samedi dimanche printemps  automne hiver pâques noël pentecôte toussaint trimestre trimestriel
        trimestrielle mois mensuel mensuelle mensuels semaine hebdomadaire année an ans annuel annuelle jour jours 
        journalier quinzaine semestre semestriel semestrielle rentrée vacances fin_d_année fin_de_mois date délai heures heure
        exercice saison bimestre mi_année l_été l_hiver fêtes week_end vacances_d_été grandes_vacances échéance_du"),
    (Count, "deux trois quatre cinq six sept huit neuf dix onze douze premier première premiers premières deuxième second seconde
        troisième quatrième cinquième sixième septième huitième neuvième dixième moitié demi demie mi tiers quart 
        1er 1re 1ère 2e 2ème 2nd 3e 3ème 4e 4ème 5e 5ème 6e i ii iii iv v vi vii viii ix x pourcentage mi_parcours mi_chemin
        mi_course mi_projet parcours chemin unique égales égaux"),
    (Vague, "divers diverses varié variés autre autres reste restant restante restants suite prochaine prochaines prochain
        prochains suivante suivantes dernière dernier derniers dernières final finale finaux finales intermédiaire
        initial initiale début milieu projet projets mission affaire complément compléments complémentaire
        complémentaires supplémentaire supplémentaires additionnel additionnelle nouveau nouvelle général générale
        généraux générales quasi presque quasiment partiel partielle partiellement imprévu imprévus aléas options
        option à_définir à_préciser à_déterminer à_convenir à_voir tbd néant ras rab faire_le reste_à_faire à_faire
        choses chose trucs point points statut état objectif objectifs résultat résultats titre présent principal
        principale ensemble engagées engagés engagé prévu prévus prévues prévue convenu convenue convenus convenues
        nécessaires nécessaire liées liés relatif relative conditionnelle optionnelle ferme mélange restes bricoles
        petites petits en_attente provisoire extra extras hors_forfait concerné concernés dédié dédiée dédiés adapté
        adaptée effectuées généralités variable variables suspens annexes ligne_droite dernière_ligne_droite
        accessoires finitions"),
    (Done, "terminé terminée terminés terminées fini finie fait faite faits achevé achevée achevés complet complète fin clôture
        achèvement livraison livraisons   bouclé bouclée conclu conclue finalisation finalisé finalisée
        fin_de_mission fin_de_projet fin_des_travaux accompli prêt prête prêts réalisé réalisée réalisés réalisées
        exécuté exécutée effectué effectuée atteint atteinte démarrage commencement "),
    (Finish, "validé validée validés validées signé signée signés signées approuvé approuvée approuvés livré livrée livrés
        livrées remis remises remise_en_main déposé déposée publié publiée mis posé posée obtenu obtenue obtenus
        obtenues rendu rendue rendus reçu reçue ouvert ouverte ouverts ouvertes construit construite établi établie
        établis fourni fournie transmis transmise transmises soumis soumise souscrit inscrit inscrite imprimé conforme
        conformes concluant concluants concluante opérationnel opérationnelle opérationnels hors_d_eau hors_d_air
        en_service en_ligne en_production en_place en_vigueur disponible disponibles fonctionnel fonctionnelle
        fonctionne fonctionnent promulgué couvert couverte peint peinte peints peintes repeint repeinte teint tenu
        tenue tenus vendu vendue reproduit traduit traduite traduits traduites enduit enduite joint jointe acquis
        acquise promis admis émis émise installee installees controlee controlees validee validees livree livrees
        signee signees prononcée sans_réserve sans_anomalie sans_erreur dit_bon bon_pour_accord en_exploitation
        en_kiosque en_rayon à_l_antenne dans_la_boîte franchi bâti bâtie rempli remplie investi garanti converti
        convertie assaini assainie nourri fleuri verni vernie sorti parti visible visibles lu relu relue relus cousu
        cousue vu revu perçu conçu conçue hors_gel bon_à_tirer dématérialisé réussi réussie réussis réussies choisi
        choisie choisis rafraîchi rafraîchie aplani agrandi agrandie élargi blanchi blanchie garnie bâtis bâties
        averti réunis réuni réunie"),
    (Event, "mise_en_ligne mise_en_production mise_en_service mise_en_exploitation ouverture recette réception lancement
        levée livraison_de remise restitution présentation atelier séminaire inauguration vernissage conférence
        concert spectacle gala soirée salon exposition démonstration démo bascule dépôt soutenance pose coulage
        kick_off kickoff réunion_de_lancement réunion_de_cadrage réunion_publique comité_de_lancement webinaire audit
        contrôle visite_de_réception pv pv_de_réception pv_de_recette vsr vabf go_live homologation certification
        immatriculation publication diffusion projection avant_première assemblée colloque congrès défilé festival
        journée journées rencontre tournage_du levée_des_réserves déménagement passage_en_production parution
        réouverture dédicace approbation acceptation"),
    (Thing, "rapport rapports plan plans note dossier dossiers cahier cahier_des_charges maquette maquettes prototype
        prototypes charte compte_rendu procès_verbal bilan étude études diagnostic spécifications spécification manuel
        guide notice notices contrats convention bail statuts protocole acte certificat attestation permis
        autorisation agrément tableau tableau_de_bord calendrier planning planning_détaillé feuille_de_route schéma
        schémas logo logotype affiche affiches plaquette brochure dépliant catalogue livre ouvrage manuscrit article
        articles scénario storyboard film vidéo clip teaser bande_annonce photos photographies visuels images
        portfolio site_vitrine page_d_accueil pages écran écrans module modules application_mobile api base_de_données
        serveur portail espace_client fiche fiches liste inventaire registre grille matrice modèle modèles gabarit
        gabarits questionnaire synthèse mémoire avis expertise consultation_écrite recommandations préconisations
        scénarios cartographie carte devis_détaillé métré avant_projet aps apd pro dce doe dossier_de_consultation
        dossier_technique document documents_signés documentation support_de_formation support_de_cours
        supports_de_formation support_pédagogique supports_pédagogiques support_de_présentation
        supports_de_communication support_de_communication kit livret carnet journal programme conducteur menu
        carte_des_vins recette_de_cuisine bâtiment maison toiture dalle charpente cuisine machine ligne chaudière
        installation_électrique réseau borne jardin mobilier liasse déclaration comptes bulletins règlement_intérieur
        charte_graphique identité_visuelle_validée tranchée durée musée lycée entrée portée évaluation
        évaluation_des_risques analyse_de_risques analyse_fonctionnelle plan_d_actions politique procédure procédures
        projet_de projet_de_statuts exposé résumé traité arrêté congé"),
    (Deal, "contrat commande devis signature notification ordre_de_service accord lettre_de_commande avenant avenants"),
    (Effort, "développement développements conseil conseils consulting accompagnement assistance support appui soutien aide
        suivi pilotage coordination gestion maintenance tma entretien_des entretien infogérance amélioration
        améliorations optimisation mise_en_oeuvre implémentation poursuite continuation veille animation encadrement
        supervision direction_de_projet direction_de_chantier direction_des_travaux management community_management
        communication marketing promotion prospection relations_presse relations_publiques réunions échanges
        concertation démarches recherche recherches prestation prestations services service intervention interventions
        débogage dépannage référencement seo réseaux_sociaux hébergement exploitation administration secrétariat
        comptabilité tenue_de_comptabilité tenue_des_comptes négociation négociations répétitions représentation
        surveillance coaching mentorat tutorat évolutions évolution ajustements modifications codage programmation
        coordination_sps opc amo ordonnancement participation contribution collaboration organisation médiation
        facilitation modération monitoring reporting sourcing recrutement recherche_de préparation préparatifs
        planification administration_des_ventes assistance_technique hotline astreinte permanence disponibilité
        transformation modernisation digitalisation conduite_du_changement conduite_de_projet conduite_de_chantier
        mise_à_jour mises_à_jour actualisation stabilisation nettoyage logistique sensibilisation ingénierie r_d
        innovation expérimentation exploration approfondissement réflexion brainstorming intégration_continue
        support_technique support_utilisateurs support_applicatif assistance_à_maîtrise_d_ouvrage maîtrise_d_oeuvre
        plaidoyer correspondance relecture_continue gardiennage jardinage sécurisation tests_divers rédactionnel
        renforcement consolidation vulgarisation valorisation fidélisation structuration_des_équipes
        points_hebdomadaires animation_d_ateliers mise_à_disposition plaidoirie rendez_vous entretien_courant
        mobilisation devops commissariat disponibilités échange dialogue rendez_vous_de_suivi points_de_suivi
        dynamisation temps temps_de_studio investigation sollicitations entraide permanences rondes diligences accueil
        démarchage lobbying négoce approvisionnement achats amélioration_continue automatisation harmonisation
        standardisation accélération professionnalisation renfort régie_son technique_son maintien
        direction_artistique"),
    (Process, "design conception test tests recettage intégration migration installation paramétrage configuration
        déploiement analyse analyses cadrage prototypage tournage montage mixage étalonnage mise_en_page maquettage
        construction rénovation démolition terrassement peinture fabrication assemblage exécution reprise_de_données
        reprise_des_données refonte webdesign graphisme redesign élaboration définition structuration mise_en_place
        réalisation arrangement composition préproduction validation vérification contrôles essais mesures relevé
        relevés qualification transfert transition adaptation personnalisation extension réaménagement"),
    (Craft, "création production rédaction traduction relecture photographie illustration numérisation saisie collecte
        transcription sous_titrage doublage postproduction post_production modélisation collecte_de_données
        analyse_des_données retouche retouches retouche_photo captation interprétation tri saisie_des_données
        collecte_des_données archivage indexation étiquetage dépouillement correction_de_textes traitement
        traitement_des_données analyse_de_données création_de_contenus ressaisie annotation réparation réparations
        vols aménagement correction corrections réponse réponses recueil"),
    (Session, "formation formations ateliers entretiens interviews séminaires cours visites sessions séances présentations
        enseignement webinaires"),
    (Work, "travail travaux tâche tâches action actions activité activités chantiers besogne tickets ticket"),
    (Scope, "système systèmes site sites web application applications appli logiciel logiciels plateforme solution
        solutions produit produits processus équipe équipes client clients utilisateur utilisateurs entreprise société
        contenu contenus données matériel matériaux documents outil outils infrastructure besoins exigences
        informatique intervenants partenaires prestataires fournisseurs collaborateurs salariés direction dsi
        changement qualité anomalies bugs stratégie identité identité_visuelle communauté administrations numérique
        digital graphique technique techniques backend frontend interface interfaces fonctionnalités sujets questions
        ressources performance performances capacités parties_prenantes compétences content ux ui back_end front_end"),
    (Drive, "continu  continuelle permanent permanente courant courante courants courantes régulier régulière réguliers
        régulières récurrent récurrente quotidien quotidienne en_cours au_fil_de_l_eau selon_besoin selon_les_besoins
        à_la_demande au_besoin en_continu tout_au_long au_quotidien ponctuel ponctuelle"),
    (Act, "on nous je continuer poursuivre faire_avancer faire avancer travailler travaillons continuons accompagner
        accompagnons aider assister soutenir suivre gérer piloter coordonner développer développons améliorer
        optimiser maintenir entretenir animer encadrer conseiller rédiger concevoir créer réaliser préparer organiser
        rechercher analyser étudier définir participer contribuer répondre échanger corriger adapter ajuster
        mettre_en_oeuvre mettre_à_jour appuyer renforcer promouvoir prospecter négocier superviser surveiller
        planifier coder programmer tester soutenons apportons répondons assurons nous_soutenons garder"),
    (Adjective, "bon bonne juridique stratégique administratif administrative éditorial éditoriale juridiques fiscal fiscale
        social sociale commercial commerciale financier financière scientifique éducatif culturel culturelle
        environnemental environnementale électrique administratifs administratives stratégiques fiscales sociales
        commerciales graphiques rédactionnels rédactionnelles préparatoires ponctuelles"),
    (Hollow, "convenu convenue accord d_accord prévu entendu terminé terminée fini finie c client clients cliente satisfait
        satisfaite satisfaction ok bon bonne bien besoin besoins nécessaire nécessaires possible définir déterminer
        préciser convenir voir ensemble quand lorsque dès si une_fois fois tout ras selon suivant conformément devis
        proposition offre achèvement fin réception validation validé accepté livré commun accord_commun parties deux
        discuté discussion vu demande demandé souhait souhaits attente attentes conditions habituelles usage règles
        art temps_voulu délais plus_tard bientôt ultérieurement concertation nous vous on il est sera soit content
        contente heureux approuvé approbation bon_vouloir convenance maître_d_ouvrage prêt prête va rien réserve
        adéquat approprié appréciation jugement équipe chef téléphone oral oralement fait faite en_temps
        en_temps_utile comme aussitôt immédiatement plus tôt ordre nouvel néant marche fonctionne"),
];
