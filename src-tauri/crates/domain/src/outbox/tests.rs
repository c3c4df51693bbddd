use super::*;

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
}

fn tried(outcome: Outcome) -> Step {
    Step::Tried(Attempt::of(outcome))
}

fn waiting(minute: i64) -> Standing {
    Standing::Waiting { due_at: at(minute) }
}

#[test]
fn s74_a_mail_that_could_not_be_handed_over_waits_longer_each_time_and_never_longer_than_four_hours() {
    let (mut steps, mut now, mut waits) = (Vec::new(), 0, Vec::new());
    for _ in 0..7 {
        steps.push((tried(Outcome::NoConnection), at(now)));
        let Standing::Waiting { due_at } = standing(at(0), &steps) else { panic!("it waits") };
        waits.push((due_at - at(now)).num_minutes());
        now = (due_at - at(0)).num_minutes();
    }
    assert_eq!(waits, [1, 5, 15, 60, 240, 240, 240]);
    steps.push((Step::Again, at(now)));
    assert_eq!(standing(at(0), &steps), waiting(now), "the user's word counts at once");
    steps.push((tried(Outcome::Later), at(now)));
    assert_eq!(standing(at(0), &steps), waiting(now + 1), "and begins the row anew");
}

#[test]
fn s74_what_came_of_an_attempt_says_who_acts_next() {
    let table = [
        (Outcome::Accepted, Standing::Sent { at: at(3) }),
        (Outcome::RefusedPassword, Standing::Refused),
        (Outcome::RefusedRecipient, Standing::Refused),
        (Outcome::RefusedMessage, Standing::Refused),
        (Outcome::NoLogin, Standing::Refused),
        (Outcome::Outdated, Standing::Refused),
        (Outcome::Later, waiting(4)),
        (Outcome::NoConnection, waiting(4)),
        (Outcome::NoTls, waiting(4)),
        (Outcome::NotKnown, Standing::InDoubt),
        (Outcome::Interrupted, Standing::InDoubt),
        (Outcome::Restored, Standing::InDoubt),
    ];
    for (outcome, expected) in table {
        let steps = [(Step::Begun, at(2)), (tried(outcome), at(3))];
        assert_eq!(standing(at(0), &steps), expected, "{outcome:?}");
    }
    assert_eq!(standing(at(7), &[]), waiting(7));
    assert_eq!(standing(at(0), &[(Step::Begun, at(2))]), Standing::Sending);
    assert_eq!(
        standing(at(0), &[(tried(Outcome::NotKnown), at(2)), (Step::Arrived, at(9))]),
        Standing::Sent { at: at(9) }
    );
    assert_eq!(standing(at(0), &[(Step::Removed, at(2))]), Standing::Removed);
}

#[test]
fn s74_only_a_server_on_this_computer_is_spoken_to_in_the_open() {
    let server = |host: &str, security| MailServer {
        host: host.to_owned(),
        port: 25,
        security,
        user: "elin".to_owned(),
        from_name: String::new(),
        from_address: String::new(),
    };
    for here in ["localhost", "127.0.0.1", "::1"] {
        assert_eq!(server(here, Security::None).check(), Ok(()), "{here}");
    }
    for there in ["smtp.example.com", "localhost.example.com", "127.0.0.2", "192.168.1.4", "::2", ""] {
        assert_eq!(server(there, Security::None).check(), Err(Why::NeedsTls), "{there}");
        assert_eq!(server(there, Security::Starttls).check(), Ok(()), "{there}");
        assert_eq!(server(there, Security::Tls).check(), Ok(()), "{there}");
    }
    assert_ne!(server("a.example", Security::Tls).account(), server("b.example", Security::Tls).account());
}

#[test]
fn s74_hosts_and_ports_are_read_as_people_write_them() {
    for (typed, expected) in [
        (" SMTP.Example.com ", Ok("smtp.example.com".to_owned())),
        ("::1", Ok("::1".to_owned())),
        ("mail-1.example.co.uk", Ok("mail-1.example.co.uk".to_owned())),
        ("", Err(Why::Missing)),
        ("smtp.example.com:587", Err(Why::NotAHost)),
        ("smtps://smtp.example.com", Err(Why::NotAHost)),
        ("smtp example com", Err(Why::NotAHost)),
        ("-oProxy", Err(Why::NotAHost)),
        ("smtp.example.com\r\nQUIT", Err(Why::ControlCharacter)),
    ] {
        assert_eq!(host(typed), expected, "{typed:?}");
    }
    assert_eq!(port("", Security::Tls), Ok(465));
    assert_eq!(port(" 2525 ", Security::Tls), Ok(2525));
    for wrong in ["0", "-1", "70000", "smtp"] {
        assert_eq!(port(wrong, Security::Starttls), Err(Why::NotANumber), "{wrong}");
    }
}
