//! English words of milestone titles by class. Holds words only; `words.rs` says how entries are written.

use super::Class::{self, *};

#[rustfmt::skip]
pub(super) const WORDS: &[(Class, &str)] = &[
    (Glue, "the a an this that these those its our your their his her my all any some both each every there is are be been
        was were can has have had not no nr number s t as so than then also incl including etc eg ie per via pct
        percent approx about circa up only just very entire throughout whole full same forward"),
    (Link, "of for with on in to from by at into onto within during under over between across after before until till upon
        without towards against through regarding concerning around among"),
    (And, "and or plus as_well_as"),
    (Part, "phase stage milestone mileston step part section sprint iteration lot package work_package workpackage wp
        tranche deliverable increment item block chunk portion segment level cycle round batch slice work_stream
        workstream leg task_order stage_gate"),
    (Pay, "payment pay deposit invoice instalment installment fee fees retainer balance draw drawdown down_payment
        downpayment prepayment pre_payment advance advance_payment upfront up_front billing bill charge charges
        retention retainage lump_sum mobilization mobilisation mobilization_fee mobilisation_fee stage_payment
        progress_payment interim money amount price budget cost costs holdback kill_fee success_fee paid payable due
        invoiced billed billable flat_fee flat_rate time_and_materials t_m time_and_material day_rate hourly
        settlement_payment contract_value on_account progress_claim claim claims application_for_payment final_account
        interim_account account_payment commencement_payment kick_off_payment statement_of_account
        on_completion_payment"),
    (Time, "january february march april may june july august september october november december jan feb mar apr jun jul
        aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall
        winter easter christmas xmas thanksgiving whitsun new_year new_years quarter quarterly month monthly week
        weekly year yearly annual annually day daily days weeks months years hours hour fortnight cw calendar_week kw
        fy semester term half_year_end holiday holidays year_end month_end weekend tomorrow today labor_day labour_day
        memorial_day bank_holiday half_year halfyear trimester christmas_break break midyear mid_year deadline date
        noon fiscal_year financial_year tax_year school_year academic_year calendar_year summer_holidays"),
    (Count, "one two three four five six seven eight nine ten eleven twelve first second third fourth fifth sixth seventh
        eighth ninth tenth half halves halfway quarter_of midway midpoint half_time two_thirds percentage equal 1st
        2nd 3rd 4th 5th 6th i ii iii iv v vi vii viii ix x no_ share once twice dozen single double midterm way
        way_through"),
    (Vague, "misc miscellaneous various sundry sundries other others rest remaining remainder rem everything else anything
        something things thing stuff bits pieces items tbd tba tbc na n_a general generic project job assignment
        engagement mandate next last final initial interim_state further additional extra more new another begin
        beginning start starting middle progress status current almost nearly mostly partly partial partially main
        total overall agreed planned requested outstanding open pending leftover leftovers odds ends odds_and_ends
        loose to_be_defined to_be_agreed to_be_confirmed to_be_decided contract_sum scope extras contingency
        contingencies unforeseen reserve provisional ad_hoc goal target point sign result results outcome outcomes
        output outputs intermediate subsequent previous following mid early late agreed_scope needed required
        necessary performed rendered provided worked made attended option optional default standard basic
        milestone_reached reached last_bit bit to_be_determined to_be_discussed commencement wrap remaining_work
        assorted tail_end remnants leftover_work far so_far"),
    (Done, "done complete completed completion finished finish finalized finalised ready end ended closed closing close
        close_out closeout closure delivery deliveries delivered_all conclusion wrap_up wrapup finalization
        finalisation achieved fulfilled concluded performed_all"),
    (Finish, "approved accepted signed signed_off delivered submitted installed published launched live deployed released
        live_in handed_over handed_in held given sent built set_up met won shot drawn written laid hung sold in_place
        up_and_running in_use in_production in_service operational available online opened open_to watertight
        weathertight commissioned certified passed issued filed poured run taken shown shipped out bound cut sewn
        grown ground in_operation into_operation put_into signed_by in_the_shop goes_live went_live taking_live
        received moved_in rolled_out switched_on on_air on_sale in_stores printed booked cast dug sunk fixed_to taught
        brought_down closed_out without_defects free_of_defects error_free reproducible_by meets runs running"),
    (Event, "launch go_live golive handover hand_over sign_off signoff acceptance kick_off kickoff workshop event ceremony
        conference premiere inauguration opening vernissage gala dinner webinar presentation demo demonstration
        release rollout roll_out submission approval inspection commissioning cutover cut_over deployment exhibition
        show concert performance festival fair wedding hackathon meeting session seminar bootcamp retreat offsite
        hearing audit survey walkthrough topping_out groundbreaking publication fat sat certification registration
        readout lecture talk masterclass course party summit trial relaunch"),
    (Thing, "report plan plans drawing drawings concept concepts draft drafts document documentation specification spec
        specs catalogue catalog manual handbook guide guideline guidelines guidebook logo wireframe wireframes mockup
        mockups mock_up mock_ups prototype prototypes mvp agreement_signed lease deed certificate permit licence
        license application roadmap architecture blueprint model models dashboard database_dump portal module feature
        screen screens page pages landing_page brochure leaflet flyer poster banner video film trailer episode song
        track album score manuscript chapter chapters article articles book ebook newsletter_issue transcript minutes
        agenda checklist list inventory register log matrix template templates toolkit playbook paper whitepaper memo
        opinion letter brief briefing strategy_paper policy policies procedure sop protocol_signed study
        analysis_report assessment evaluation forecast proposal offer tender bid rfp statement accounts return ledger
        spreadsheet calculation estimate schedule timetable map atlas dataset api sdk plugin pipeline
        package_installed code repository wall roof building house kitchen bathroom foundation foundations machine
        line plant device sensor sensors panel garden fence stage_set collection sample samples photo photos pictures
        images image gallery recording recordings podcast slides deck storyboard script screenplay curriculum syllabus
        quiz exam findings recommendation recommendations set kit rig environment server pavement floor lighting
        heating wiring roofing flooring cladding ceiling railing plumbing clothing fitting fittings paving filing
        listing recommendation_paper file files copy copies website_live rider route trail track_list pitch phrase
        stand phrases booth costume costumes pattern patterns prints print edition issue menu recipe recipes label
        labels packaging pack will scaffolding fencing glazing bedding decking guttering dressing tubing piping
        coating hoarding dwelling shelving seating parking bearing offering mailing posting crossing housing casting
        moulding engraving etching pudding outing awning mooring stairs floors homepage front_page cover page_layout
        icon icons font fonts style_guide catering letterhead coaching_day training_day workshop_day open_day test_day
        press_kit heating_system parking_lot drinking_water"),
    (Deal, "contract agreement order signature signing award letter_of_intent purchase_order engagement_letter po
        commission contract_award contract_signature"),
    (Effort, "development implementation consulting consultancy advice advisory counselling coaching mentoring support
        assistance help maintenance upkeep service services servicing coordination co_ordination management
        administration admin supervision oversight monitoring improvement improvements optimization optimisation
        enhancement enhancements refinement collaboration cooperation communication communications engineering
        programming coding research investigation investigations hosting operation operations moderation facilitation
        fixing bugfixing debugging troubleshooting grooming planning scheduling networking outreach marketing
        promotion seo social_media community quality_assurance qa housekeeping bookkeeping accounting processing
        liaison meetings calls discussions negotiations talks provision continuation efforts effort change_management
        pr media_relations press_relations public_relations representation availability standby stand_by
        helpdesk_service guidance contribution participation attendance involvement brainstorming ideation exploration
        experimentation tweaks fixes bug_fixes updates changes adjustments amendments corrections revisions rework
        iterations correspondence lobbying fundraising prospecting recruiting recruitment sourcing scouting rehearsals
        rehearsal practice fieldwork groundwork legwork paperwork follow_up followup care aftercare gardening cleaning
        catering_support logistics transformation digitalization digitalisation modernization modernisation
        restructuring reorganization reorganisation expansion backup_support evaluation_work hypercare stabilization
        stabilisation preparations caretaking tutoring sparring steering governance controlling retouching
        representation_work companionship accompaniment advising procurement reporting hand_holding deliberation
        consultations capacity_building augmentation empowerment alignment enablement strengthening reinforcement
        consolidation team_augmentation community_building relationship_building networking_activities intervention
        interventions surveillance elaboration_work handholding advocacy input devops mlops relationships partnerships
        ops sysadmin tuning policing curation deliberations lobbying_work exchange exchanges check_ins standups sync
        syncs jour_fixe counsel stewardship mediation time studio_time consultation_hours office_hours
        hours_of_support presence commitment cooking catering_services cleaning_services acquisition lead_generation
        prospection outreach_work enquiries inquiries clarification clarifications dialogue evangelism moderating
        advisory_work business_development caring watching patrols patrol readiness automation gathering
        requirements_gathering commissioning_support elicitation prep firefighting handiwork digitisation_work
        harmonization harmonisation standardization standardisation rationalization rationalisation restructuring_work
        streamlining acceleration professionalization"),
    (Process, "design designs_work testing test tests migration integration installation construction renovation
        refurbishment preparation analysis review reviews discovery conception setup configuration execution analytics
        clean_up visualization visualisation layout typesetting composition pre_production preproduction rebranding
        branding uat assembly demolition excavation painting plastering landscaping mapping measurement measurements
        validation verification dubbing mixing mastering arrangement recording_work digitization digitisation
        onboarding offboarding transition transfer adaptation customization customisation exploitation fabrication
        manufacturing machining welding carpentry joinery tiling decorating elaboration formulation structuring
        definition specification_work redesign"),
    (Craft, "editing proofreading creation production drafting writing copywriting filming shooting photography prototyping
        retouch post_production postproduction transcription data_entry data_collection data_analysis data_cleaning
        scanning indexing cataloguing sampling measuring animation illustration cleanup compilation modelling modeling
        translation localization localisation screening vetting search searches cleansing tagging labelling labeling
        data_migration photo_editing typing ghostwriting blogging videography interpreting interpretation subtitling
        captioning archiving digitising digitizing costing pricing tendering estimating surveying drafting_work
        storytelling annotation annotations repairs repair flights"),
    (Session, "training trainings interviews workshops teaching instruction tuition lessons classes webinars seminars
        rehearsal_day sessions visits site_visits demos presentations shoots"),
    (Work, "work works task tasks activity activities job_work todo to_do to_dos todos efforts_on duties errands chores labour
        labor homework ticket tickets action actions initiative initiatives programme_of_work workload assignments measures"),
    (Scope, "system systems website websites site sites web app apps application_software software platform solution
        solutions product products process processes workflow workflows team teams department departments staff client
        clients customer customers user users company companies organisation organization content contents data
        material materials documents tool tools infrastructure requirement requirements it ui ux technology business
        stakeholder stakeholders employees people management_team supplier suppliers partner partners parties bug bugs
        backlog brand digital backend frontend back_end front_end area areas question questions topic topics matter
        matters quality change changes_to code_base codebase features functionality functionalities strategy creative
        corporate resources resource technologies interface interfaces"),
    (Drive, "ongoing on_going continuous continual continued constant regular regularly permanent recurring rolling steady
        continuing day_to_day everyday routine as_needed as_required on_demand on_call 24_7 round_the_clock whenever
        intensive active dedicated extended in_progress wip underway under_way"),
    (Act, "working continue continues keep keeping helping assisting attending carrying driving providing supporting
        managing improving updating reviewing preparing creating developing implementing coordinating liaising pushing
        moving getting doing making building_up building_out looking handling dealing answering responding talking
        discussing exploring investigating researching organising organizing accompanying guiding refining optimising
        optimizing enhancing maintaining evolving growing scaling leading overseeing supervising tracking collecting
        finding searching negotiating analysing analyzing assessing evaluating designing adjusting tweaking polishing
        experimenting iterating brainstorming_on contributing participating facilitating we we_are continue_to develop
        create implement improve assist provide manage prepare maintain coordinate advise work_on optimise optimize
        fix investigate explore handle carry_on push collaborate accompany translating rewriting redesigning
        setting_up drawing_up following_up writing_up looking_after taking_care ensuring enabling driving_forward
        rolling_out being taking_part staying ensuring_that making_sure liaise"),
    (Adjective, "legal technical strategic  financial  functional  external internal
        regulatory commercial  administrative organisational organizational preparatory editorial scientific
        local remote onsite on_site professional expert senior junior agile iterative light minor small big detailed
        comprehensive tailored individual personal common joint mutual visual graphic electrical mechanical structural"),
    (Hollow, "agreed discussed happy satisfied satisfaction satisfactory client clients customer customers ok okay fine good
        well right possible feasible soon required needed necessary requested offer proposal quote quotation sow terms
        see according accordance expectation expectations expected appropriate suitable applicable usual always later
        when whenever once if where we you us i he they decides decide wants want feels likes like approves pleased
        content works work approval agreement discretion time timely budget plan planned specified defined written
        verbal sort everyone all_good nothing yes deemed judged think thinks enough need needs requirement
        requirements wish wishes parties accepted approved delivered confirmed understood settled mutual mutually date
        convenient convenience best effort efforts acceptance signed_off sign_off boss management team side said told
        talked call phone it is are be been to s the sign off notice until further asap immediately per go ahead given
        everything n a"),
];
