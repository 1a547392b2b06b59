package kz.jauap;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Jauap {
    static void main(String[] args) {
        org.springframework.boot.SpringApplication.run(Jauap.class, args);
    }
}
