package kz.jauap.channel.form;

import kz.jauap.channel.ChannelAccount;

/// Whether a person filled the form in. Replace it by a bean of your own for a verifier that speaks otherwise.
public interface Captcha {

    /// @param answer what the page's captcha gave the browser, "" for none
    /// @param address of the browser
    Verdict ask(String answer, String address, ChannelAccount account);

    /// What was found out.
    enum Verdict {
        /// A person, or nobody asks.
        PASSED,
        /// No answer, or one that is not believed.
        REFUSED,
        /// The verifier does not answer. The form is taken all the same: no customer is sent away for that.
        UNKNOWN
    }

    /// Asks nobody.
    Captcha NONE = (answer, address, account) -> Verdict.PASSED;
}
