//! How evenly feeling is spread over the feelings (Quoidbach 2014, Benson 2018). Rating everything
//! lower leaves it unchanged, so it is only ever shown beside intensity and decides nothing.

/// Emodiversity of one stretch.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Diversity {
    /// How many feelings.
    pub m: usize,
    /// Shannon's entropy in natural logarithms; `None` where nothing was felt.
    pub shannon: Option<f64>,
    /// The same as a share of the most possible, 0–1; `None` under two feelings.
    pub shannon_even: Option<f64>,
    /// 1 = even, near 0 = all in one feeling.
    pub gini_emodiversity: Option<f64>,
}

impl Diversity {
    /// Names and values as they are printed.
    #[must_use]
    pub fn named(&self) -> [(&'static str, Option<f64>); 4] {
        [
            ("m", Some(self.m as f64)),
            ("shannon", self.shannon),
            ("shannon_even", self.shannon_even),
            ("gini_emodiversity", self.gini_emodiversity),
        ]
    }
}

/// From how much of each feeling there was: the sum of its ratings as shares of the scale.
#[must_use]
pub fn diversity(felt: &[f64]) -> Diversity {
    let m = felt.len();
    let mut ascending: Vec<f64> = felt.iter().map(|c| if c.is_finite() { c.max(0.0) } else { 0.0 }).collect();
    ascending.sort_by(f64::total_cmp);
    let all: f64 = ascending.iter().sum();
    if all <= 0.0 {
        return Diversity { m, ..Diversity::default() };
    }
    let parts = ascending.iter().map(|c| c / all).filter(|p| *p > 0.0);
    let shannon = parts.map(|p| -p * p.ln()).sum::<f64>().max(0.0);
    let ranked: f64 = (1_u32..).zip(&ascending).map(|(i, c)| f64::from(i) * c).sum();
    let count = m as f64;
    let gini = 2.0 * ranked / (count * all) - (count + 1.0) / count;
    Diversity {
        m,
        shannon: Some(shannon),
        shannon_even: (m >= 2).then(|| shannon / count.ln()),
        gini_emodiversity: Some(1.0 - gini),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_nothing_felt_there_is_no_diversity() {
        for felt in [&[][..], &[0.0, 0.0, 0.0]] {
            let d = diversity(felt);
            assert_eq!((d.m, d.shannon, d.shannon_even, d.gini_emodiversity), (felt.len(), None, None, None));
        }
    }

    #[test]
    fn one_feeling_alone_has_no_evenness() {
        let d = diversity(&[3.0]);
        assert_eq!((d.shannon, d.shannon_even, d.gini_emodiversity), (Some(0.0), None, Some(1.0)));
    }

    #[test]
    fn four_even_feelings_are_as_even_as_can_be_and_weaker_ones_just_as_much() {
        for strength in [5.0, 0.5] {
            let d = diversity(&[strength; 4]);
            assert!((d.shannon.expect("felt") - 4_f64.ln()).abs() < 1e-12);
            assert!((d.gini_emodiversity.expect("felt") - 1.0).abs() < 1e-12);
        }
        // All in one of four: 1 − (2·4·7/(4·7) − 5/4).
        assert!((diversity(&[7.0, 0.0, 0.0, 0.0]).gini_emodiversity.expect("felt") - 0.25).abs() < 1e-12);
    }
}
