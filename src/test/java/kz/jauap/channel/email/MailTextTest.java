package kz.jauap.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Only the new words of a mail are read, in whatever language the rest of it is quoted.
class MailTextTest {

    @Test
    void quoted_lines_go_with_the_line_that_says_who_wrote_them() {
        assertThat(MailText.plain(
                        "А педикюр?\n\n1 июля 2026 г., 10:15, Салон <salon@salon.example>:\n> 2 500 ₸\n> Ждём вас"))
                .isEqualTo("А педикюр?");
        assertThat(
                        MailText.plain(
                                "And pedicure?\r\n\r\nOn Wed, Jul 1, 2026 Salon <salon@salon.example>\r\nwrote:\r\n\r\n> 2 500"))
                .isEqualTo("And pedicure?");
        assertThat(MailText.plain("Педикюр ше?\n\n2026 ж. 1 шілде 10:15 Салон жазды:\n> 2 500"))
                .isEqualTo("Педикюр ше?");
    }

    @Test
    void words_between_quotes_stay() {
        assertThat(MailText.plain("> Когда вам удобно?\nВ субботу\n> Какой мастер?\nЛюбой"))
                .isEqualTo("В субботу\nЛюбой");
    }

    @Test
    void what_is_quoted_below_a_head_goes_in_every_language() {
        String head = "\n\n________________________________\nОт: Салон <salon@salon.example>\nОтправлено: 1 июля 2026\n"
                + "Кому: Айгуль\nТема: Re: Запись\n\n2 500 ₸";
        assertThat(MailText.plain("Спасибо, приду" + head)).isEqualTo("Спасибо, приду");
        assertThat(MailText.plain("Thanks\n\n-----Original Message-----\nFrom: Salon <salon@salon.example>\n"
                        + "Sent: Monday\nTo: Aigul\nSubject: Hi\n\nold"))
                .isEqualTo("Thanks");
    }

    @Test
    void a_signature_goes_and_a_list_of_wishes_stays() {
        assertThat(MailText.plain("Запишите меня\n-- \nАйгуль\n+7 701 555 01 01"))
                .isEqualTo("Запишите меня");
        String wishes = "Мне нужно:\nманикюр: в субботу\nпедикюр: в воскресенье\nмассаж: когда можно";
        assertThat(MailText.plain(wishes)).isEqualTo(wishes);
        assertThat(MailText.plain("Мой адрес: Абая 1\nСпасибо")).isEqualTo("Мой адрес: Абая 1\nСпасибо");
    }

    @Test
    void a_mail_of_html_is_its_words_line_by_line_without_quotes_and_scripts() {
        String html = "<html><head><style>p{}</style><title>x</title></head><body><p>Добрый день!</p>"
                + "<div>Сколько&nbsp;стоит <b>маникюр</b>?<br>И педикюр</div><ul><li>один</li><li>два</li></ul>"
                + "<script>alert(1)</script><div class=\"gmail_quote\">On Monday wrote:<blockquote>old</blockquote></div></body>";
        assertThat(MailText.html(html)).isEqualTo("Добрый день!\nСколько стоит маникюр?\nИ педикюр\n- один\n- два");
        assertThat(MailText.html(
                        "<p>Да</p><div id=appendonsend></div><hr><div id=divRplyFwdMsg>From: x</div><p>old</p>"))
                .isEqualTo("Да");
    }

    @Test
    void a_mail_that_is_all_quote_has_no_words() {
        assertThat(MailText.plain("> old\n> older")).isEmpty();
        assertThat(MailText.html("<blockquote>old</blockquote>")).isEmpty();
    }
}
