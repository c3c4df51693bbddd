//! The sRGB colour profile that PDF/A asks for, built from the numbers of the standard: ICC version 2, matrix and
//! curves.
//! Source: IEC 61966-2-1; ICC.1:2001-04; primaries adapted to D50 with the Bradford matrix.

/// Points of the tone curve, sampled evenly.
const CURVE_POINTS: u16 = 128;
const HEADER_LENGTH: usize = 128;

/// XYZ columns as s15Fixed16 numbers: red, green, blue, white point. They are those of the profiles in common use,
/// so that programs know the space by its numbers; their sum misses the white point by at most 12 of 65536.
const RED: [u32; 3] = [0x6fa2, 0x38f5, 0x0390];
const GREEN: [u32; 3] = [0x6299, 0xb785, 0x18da];
const BLUE: [u32; 3] = [0x24a0, 0x0f84, 0xb6cf];
const WHITE: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];

/// The profile as a file, always the same bytes.
pub(crate) fn srgb_profile() -> Vec<u8> {
    let curve = curve();
    let bodies: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description("sRGB")),
        (b"cprt", text(b"text", "No copyright, use freely")),
        (b"wtpt", xyz(WHITE)),
        (b"rXYZ", xyz(RED)),
        (b"gXYZ", xyz(GREEN)),
        (b"bXYZ", xyz(BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    let data_start = HEADER_LENGTH + 4 + 12 * bodies.len();
    let mut previous: Option<(Vec<u8>, usize)> = None;
    for (signature, body) in bodies {
        // The three curves are one: equal neighbours share their bytes.
        let at = match &previous {
            Some((same, at)) if *same == body => *at,
            _ => {
                let at = data.len();
                data.extend(&body);
                data.resize(data.len().next_multiple_of(4), 0);
                at
            }
        };
        table.extend(signature);
        table.extend(long(data_start + at));
        table.extend(long(body.len()));
        previous = Some((body, at));
    }
    let mut profile = header(data_start + data.len());
    profile.extend(long(table.len() / 12));
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(length: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER_LENGTH);
    header.extend(long(length));
    header.extend([0; 4]);
    header.extend(0x0210_0000u32.to_be_bytes());
    header.extend(b"mntrRGB XYZ ");
    // The date is that of the standard's amendment: a profile must carry one, and it must not depend on the
    // day of the build.
    for part in [2003u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    for part in WHITE {
        header.extend(part.to_be_bytes());
    }
    header.resize(HEADER_LENGTH, 0);
    header
}

fn xyz(parts: [u32; 3]) -> Vec<u8> {
    let mut body = b"XYZ \0\0\0\0".to_vec();
    body.extend(parts.iter().flat_map(|part| part.to_be_bytes()));
    body
}

fn text(kind: &[u8; 4], words: &str) -> Vec<u8> {
    let mut body = kind.to_vec();
    body.extend([0; 4]);
    body.extend(words.as_bytes());
    body.push(0);
    body
}

/// `textDescriptionType`: ASCII, then empty Unicode and Macintosh parts.
fn description(words: &str) -> Vec<u8> {
    let mut body = b"desc\0\0\0\0".to_vec();
    body.extend(long(words.len() + 1));
    body.extend(words.as_bytes());
    body.resize(body.len() + 1 + 4 + 4 + 2 + 1 + 67, 0);
    body
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the curve stays within 0 and 1, so 65535 of it fits"
)]
fn curve() -> Vec<u8> {
    let mut body = b"curv\0\0\0\0".to_vec();
    body.extend(u32::from(CURVE_POINTS).to_be_bytes());
    for point in 0..CURVE_POINTS {
        let encoded = f64::from(point) / f64::from(CURVE_POINTS - 1);
        let linear = if encoded <= 0.04045 { encoded / 12.92 } else { ((encoded + 0.055) / 1.055).powf(2.4) };
        body.extend(((linear * 65535.0).round() as u16).to_be_bytes());
    }
    body
}

fn long(value: usize) -> [u8; 4] {
    u32::try_from(value).expect("a profile is short").to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_length_and_primaries_sum_to_white() {
        let profile = srgb_profile();
        assert_eq!(profile[..4], long(profile.len()));
        assert_eq!(&profile[36..40], b"acsp");
        assert!(profile.len() < 1000, "{} bytes", profile.len());
        for axis in 0..3 {
            let sum = i64::from(RED[axis]) + i64::from(GREEN[axis]) + i64::from(BLUE[axis]);
            assert!((sum - i64::from(WHITE[axis])).abs() <= 12, "axis {axis}: {sum:#x}");
        }
    }
}
